import { didYouMean } from '../diagnostic/closest.ts';
import { listNames } from '../diagnostic/list-names.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { hasSeveralActions, jobsOf } from './written-parts.ts';

/** The `pipeline` of a job is one of `pipelines`. */
export const knownPipelines: Rule = ({ written, isBroken, report }) => {
  const names = Object.keys(written.pipelines ?? {});
  const known = new Set(names);
  for (const { path, part } of jobsOf(written)) {
    const { pipeline } = part;
    if (pipeline === undefined || known.has(pipeline) || isBroken(['pipelines', pipeline]) || hasSeveralActions(part)) continue;
    report({
      code: 'CONFIG_UNKNOWN_PIPELINE',
      message: `${formatPath([...path, 'pipeline'])} names "${pipeline}", which is not one of \`pipelines\``,
      hint:
        didYouMean(pipeline, names) ?? (names.length === 0 ? 'the file defines no pipelines' : `there are: ${listNames(names)}`),
      path: [...path, 'pipeline'],
    });
  }
};
