import { firstNames } from '../diagnostic/list-names.ts';
import { formatPath } from '../diagnostic/path.ts';
import { findCycles } from './find-cycles.ts';
import type { Rule } from './rule.ts';
import { aftersOf } from './written-parts.ts';

/** No job waits, through others or by itself, for its own end. A circle is reported once, at an `after` that is part of it. */
export const noAfterCycle: Rule = ({ written, report }) => {
  const afters = [...aftersOf(written)];
  const leaders = new Map<string, string[]>(afters.map(({ jobId }) => [jobId, []]));
  for (const { jobId, leader } of afters) leaders.get(jobId)?.push(leader);
  for (const cycle of findCycles(leaders)) {
    const [follower, leader = follower] = cycle;
    const culprit = afters.find((after) => after.jobId === follower && after.leader === leader);
    if (culprit === undefined) continue;
    const message = `${formatPath(culprit.path)} closes a circle: ${[...firstNames(cycle), cycle[0]].join(' after ')}`;
    report({ code: 'CONFIG_AFTER_CYCLE', message, path: culprit.path });
  }
};
