import type { Finding } from '../diagnostic/finding.ts';
import type { Path } from '../diagnostic/path.ts';
import type { MergedFiles } from '../merge-files.ts';
import type { Rule, RuleContext } from './rule.ts';
import { knownLeaders } from './known-leaders.ts';
import { knownNeeds } from './known-needs.ts';
import { knownPipelines } from './known-pipelines.ts';
import { moduleFilesExist } from './module-files-exist.ts';
import { noAfterCycle } from './no-after-cycle.ts';
import { noNeedsCycle } from './no-needs-cycle.ts';
import { someJobs } from './some-jobs.ts';
import { uniqueStepIds } from './unique-step-ids.ts';
import { validDurations } from './valid-durations.ts';
import { validTriggers } from './valid-triggers.ts';

const RULES: readonly Rule[] = [
  someJobs,
  knownPipelines,
  uniqueStepIds,
  knownNeeds,
  noNeedsCycle,
  validDurations,
  validTriggers,
  knownLeaders,
  noAfterCycle,
  moduleFilesExist,
];

/** Applies the named rules to what the shape check left of all files. Pure. */
export function findMistakes(
  { written, broken, isComplete }: MergedFiles,
  hasModule: (module: string) => boolean,
): readonly Finding[] {
  const findings: Finding[] = [];
  const context: RuleContext = {
    written,
    isBroken: (path) => broken.covers(path),
    isPartlyBroken: (path) => broken.touches(path),
    isComplete,
    hasModule,
    report: (finding) => void findings.push({ ...finding, ...textAt(written, finding.path) }),
  };
  for (const rule of RULES) rule(context);
  return findings;
}

function textAt(written: unknown, path: Path): { text?: string } {
  const value = path.reduce((at, part) => (at as Record<string | number, unknown> | undefined)?.[part], written);
  return typeof value === 'string' ? { text: value } : {};
}
