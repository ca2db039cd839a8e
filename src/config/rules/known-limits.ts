import { didYouMean } from '../diagnostic/closest.ts';
import { listNames } from '../diagnostic/list-names.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { jobsOf } from './written-parts.ts';

/** The `concurrency` of a job is the name of one of the limits at the top. */
export const knownLimits: Rule = ({ written, isBroken, isComplete, report }) => {
  if (!isComplete || isBroken(['concurrency'])) return;
  const names = Object.keys(written.concurrency ?? {});
  const known = new Set(names);
  for (const { path, part } of jobsOf(written)) {
    const { concurrency } = part;
    if (concurrency === undefined || known.has(concurrency) || isBroken(['concurrency', concurrency])) continue;
    report({
      code: 'CONFIG_UNKNOWN_LIMIT',
      message: `${formatPath([...path, 'concurrency'])} names "${concurrency}", which is not one of \`concurrency\``,
      hint:
        didYouMean(concurrency, names) ??
        (names.length === 0
          ? `say how many at the top of the file: \`concurrency: { ${concurrency}: 1 }\``
          : `there are: ${listNames(names)}`),
      path: [...path, 'concurrency'],
    });
  }
};
