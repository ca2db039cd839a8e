import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { finallyListsOf, jobsOf } from './written-parts.ts';

/** Last steps come in their order, and stand where the steps stand. */
export const clearFinally: Rule = ({ written, report }) => {
  for (const { path, part } of jobsOf(written)) {
    if (part.finally === undefined || part.pipeline === undefined) continue;
    const message = `${formatPath(path)} has \`finally\` and names a pipeline, which has its own`;
    const hint = 'move it to the pipeline; it sees the job as `VOLNUX_JOB_ID`';
    report({ code: 'CONFIG_CONFLICTING_KEYS', message, hint, path: [...path, 'finally'], at: 'key' });
  }
  for (const { path, steps } of finallyListsOf(written)) {
    for (const [index, step] of steps.entries()) {
      if (step?.needs === undefined) continue;
      const at = [...path, index, 'needs'];
      const message = `${formatPath(at)}: the steps under \`finally\` run one after the other, whatever became of each other`;
      report({ code: 'CONFIG_NEEDS_IN_FINALLY', message, path: at, at: 'key' });
    }
  }
};
