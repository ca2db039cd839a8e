import { didYouMean } from '../closest.ts';
import { formatPath } from '../path.ts';
import type { Rule } from './rule.ts';
import { jobsOf } from './written-parts.ts';

/** The `pipeline` of a job is one of `pipelines`. */
export const knownPipelines: Rule = ({ written, isBroken, report }) => {
  const known = Object.keys(written.pipelines ?? {});
  for (const { path, part } of jobsOf(written)) {
    const { pipeline } = part;
    if (pipeline === undefined || known.includes(pipeline) || isBroken(['pipelines', pipeline])) continue;
    report({
      code: 'CONFIG_UNKNOWN_PIPELINE',
      message: `${formatPath([...path, 'pipeline'])} names "${pipeline}", which is not one of \`pipelines\``,
      hint:
        didYouMean(pipeline, known) ?? (known.length === 0 ? 'the file defines no pipelines' : `there are: ${known.join(', ')}`),
      path: [...path, 'pipeline'],
    });
  }
};
