import { didYouMean } from '../diagnostic/closest.ts';
import { listNames } from '../diagnostic/list-names.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { aftersOf, jobsOf } from './written-parts.ts';

/** Whatever job a trigger waits for with `after` is one of the file. */
export const knownLeaders: Rule = ({ written, isBroken, isComplete, report }) => {
  if (!isComplete) return;
  const ids = Object.keys(written.jobs ?? {});
  const known = new Set(ids);
  for (const { path, jobId, leader } of aftersOf(written)) {
    if (known.has(leader) || isBroken(['jobs', leader])) continue;
    const others = ids.filter((id) => id !== jobId);
    const renamed = [...jobsOf(written)].find(({ part }) => part.moved_from === leader)?.path.at(-1);
    report({
      code: 'CONFIG_UNKNOWN_JOB',
      message: `${formatPath(path)} names "${leader}", which is not one of \`jobs\``,
      hint:
        renamed !== undefined && renamed !== jobId
          ? `it is \`${renamed}\` now`
          : (didYouMean(leader, others) ?? (others.length > 0 ? `there are: ${listNames(others)}` : null)),
      path,
    });
  }
};
