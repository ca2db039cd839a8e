import { IS_ABOUT } from '../../event/is-about.ts';
import { formatPath } from '../diagnostic/path.ts';
import { hooksOf } from '../rules/written-parts.ts';
import type { LintRule } from './lint-rule.ts';

/** Hooks of jobs and pipelines wait for events that are about a job. */
export const unreachableHook: LintRule = ({ written, report }) => {
  for (const { path, part } of hooksOf(written)) {
    if (path[0] === 'hooks' || part.on === undefined) continue;
    const at = [...path, 'on'];
    for (const [index, name] of [part.on].flat().entries()) {
      if (name === undefined || IS_ABOUT[name] !== 'no job') continue;
      const owner = path[0] === 'jobs' ? 'job' : 'pipeline';
      const message = `${formatPath(at)}: "${name}" is about no job, so the hooks of a ${owner} are never told of it`;
      report({ code: 'LINT_UNREACHABLE_HOOK', message, path: typeof part.on === 'string' ? at : [...at, index] });
    }
  }
};
