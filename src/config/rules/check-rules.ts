import { checkLint } from '../lint/check-lint.ts';
import { GLOBAL as GLOBAL_LINT, LOCAL as LOCAL_LINT } from '../lint/lint-rules.ts';
import { clearFinally } from './clear-finally.ts';
import { clearMoves } from './clear-moves.ts';
import type { Finding } from '../diagnostic/finding.ts';
import { textAt } from '../diagnostic/text-at.ts';
import type { MergedFiles } from '../merge-files.ts';
import type { Rule, RuleContext } from './rule.ts';
import { knownLeaders } from './known-leaders.ts';
import { knownLimits } from './known-limits.ts';
import { knownNeeds } from './known-needs.ts';
import { knownParams } from './known-params.ts';
import { knownPipelines } from './known-pipelines.ts';
import { moduleFilesExist } from './module-files-exist.ts';
import { noAfterCycle } from './no-after-cycle.ts';
import { noNeedsCycle } from './no-needs-cycle.ts';
import { someJobs } from './some-jobs.ts';
import { uniqueOutputs } from './unique-outputs.ts';
import { uniqueStepIds } from './unique-step-ids.ts';
import { validDurations } from './valid-durations.ts';
import { validSize } from './valid-size.ts';
import { validParams } from './valid-params.ts';
import { validHooks } from './valid-hooks.ts';
import { validPatterns } from './valid-patterns.ts';
import { validTriggers } from './valid-triggers.ts';
import { jobsOf } from './written-parts.ts';

/** What they find about a job follows from that job and from what stands around the jobs: settings, pipelines, hooks. */
const LOCAL: readonly Rule[] = [
  knownPipelines,
  knownLimits,
  validParams,
  knownParams,
  uniqueStepIds,
  knownNeeds,
  noNeedsCycle,
  clearFinally,
  uniqueOutputs,
  validDurations,
  validPatterns,
  validSize,
  validTriggers,
  validHooks,
];
/** What they find may follow from anything, the disk included. */
const GLOBAL: readonly Rule[] = [someJobs, clearMoves, knownLeaders, noAfterCycle, moduleFilesExist];

/** What the named rules take from outside of the schedule. */
export interface RuleSurroundings extends Pick<RuleContext, 'hasModule' | 'textAt' | 'now'> {
  readonly isLintAsked: boolean;
}

/**
 * Applies the named rules, and lint as far as it is asked for, to what the shape check left of all files. Pure.
 *
 * @param known what was found about jobs before, with the same around them; what is found now is added.
 */
export function findMistakes(
  { written, broken, isComplete }: MergedFiles,
  { isLintAsked, ...surroundings }: RuleSurroundings,
  known: WeakMap<object, readonly Finding[]>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const context: RuleContext = {
    ...surroundings,
    written,
    isBroken: (path) => broken.covers(path),
    isPartlyBroken: (path) => broken.touches(path),
    isComplete,
    report: (finding) => void findings.push({ ...finding, ...textAt(written, finding.path) }),
  };
  const jobs = jobsOf(written);
  const news = jobs.filter(({ part }) => !known.has(part));
  const newsOnly = written.jobs && { jobs: Object.fromEntries(news.map(({ path, part }) => [path[1], part])) };
  const ofNews = { ...context, written: { ...written, ...newsOnly } };
  for (const rule of LOCAL) rule(ofNews);
  // What is asked for is told once, of all jobs.
  if (!isLintAsked) checkLint([LOCAL_LINT], ofNews, false);

  const byJob = Map.groupBy(findings, ({ path: [section, id] }) => (section === 'jobs' ? id : undefined));
  for (const { path, part } of news) known.set(part, byJob.get(path[1]) ?? []);
  const isNews = new Set(news);
  for (const job of jobs) if (!isNews.has(job)) for (const finding of known.get(job.part) ?? []) findings.push(finding);
  for (const rule of GLOBAL) rule(context);
  checkLint(isLintAsked ? [LOCAL_LINT, GLOBAL_LINT] : [GLOBAL_LINT], context, isLintAsked);
  return findings;
}
