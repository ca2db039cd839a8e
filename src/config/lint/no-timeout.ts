import { listNames } from '../diagnostic/list-names.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { LintRule } from './lint-rule.ts';
import { stepLimitsOf } from './step-limits.ts';

/** Every step that a job runs has a time limit, or the whole run; or `timeout: null` says that it has none. */
export const noTimeout: LintRule = (context) => {
  for (const job of context.jobs) {
    if ([job.part, job.pipeline?.part, context.written.defaults].some((each) => each?.run_timeout !== undefined)) continue;
    const steps = stepLimitsOf(job, context);
    const endless = steps.filter(({ limit }) => limit.kind === 'unsaid').map(({ id }) => id);
    if (endless.length === 0) continue;
    const message = `${formatPath(job.path)} has no timeout${where(endless, steps.length)}: what hangs holds the job for ever`;
    context.report({ code: 'LINT_NO_TIMEOUT', message, path: job.path, at: 'key' });
  }
};

/** ` for steps extract, load`; empty where there is but one. */
function where(endless: readonly string[], count: number): string {
  if (count === 1) return '';
  if (endless.length === count) return ' for any of its steps';
  return ` for ${endless.length === 1 ? 'step' : 'steps'} ${listNames(endless)}`;
}
