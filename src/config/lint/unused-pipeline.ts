import { formatPath } from '../diagnostic/path.ts';
import { jobsOf, pipelinesOf } from '../rules/written-parts.ts';
import type { LintRule } from './lint-rule.ts';

/** Every pipeline is named by a job. Not asked while a job names one that is not there: most likely it means this one. */
export const unusedPipeline: LintRule = ({ written, isBroken, report }) => {
  const used = new Set<string>();
  for (const { path, part } of jobsOf(written)) {
    if (isBroken([...path, 'pipeline'])) return;
    if (part.pipeline === undefined) continue;
    if (written.pipelines?.[part.pipeline] === undefined) return;
    used.add(part.pipeline);
  }
  // Without jobs that is what there is to say.
  if (used.size === 0 && Object.keys(written.jobs ?? {}).length === 0) return;
  for (const { path } of pipelinesOf(written)) {
    if (used.has(String(path.at(-1)))) continue;
    report({ code: 'LINT_UNUSED_PIPELINE', message: `no job names ${formatPath(path)}`, path, at: 'key' });
  }
};
