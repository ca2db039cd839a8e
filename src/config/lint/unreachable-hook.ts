import type { EventName } from '../../event/event-mask.ts';
import { formatPath } from '../diagnostic/path.ts';
import { hooksOf } from '../rules/written-parts.ts';
import type { LintRule } from './lint-rule.ts';

/** Events without a job: the runner tells them to the hooks of the file alone. */
const OF_NO_JOB: ReadonlySet<EventName> = new Set([
  'scheduler_started',
  'scheduler_shutdown',
  'scheduler_paused',
  'scheduler_resumed',
  'config_applied',
  'config_rejected',
  'clock_jumped',
  'loop_stalled',
  'store_error',
  'store_recovered',
]);

/** Hooks of jobs and pipelines wait for events that are about a job. */
export const unreachableHook: LintRule = ({ written, report }) => {
  for (const { path, part } of hooksOf(written)) {
    if (path[0] === 'hooks' || part.on === undefined) continue;
    const at = [...path, 'on'];
    for (const [index, name] of [part.on].flat().entries()) {
      if (name === undefined || !OF_NO_JOB.has(name)) continue;
      const owner = path[0] === 'jobs' ? 'job' : 'pipeline';
      const message = `${formatPath(at)}: "${name}" is about no job, so the hooks of a ${owner} are never told of it`;
      report({ code: 'LINT_UNREACHABLE_HOOK', message, path: typeof part.on === 'string' ? at : [...at, index] });
    }
  }
};
