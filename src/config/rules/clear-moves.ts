import { formatPath } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { jobsOf } from './written-parts.ts';

/** A job is moved from an id that no job has, and that nothing else is moved from. One that nobody remembers was moved long ago. */
export const clearMoves: Rule = ({ written, isBroken, report }) => {
  const takers = new Map<string, string>();
  for (const { path, part } of jobsOf(written)) {
    const from = part.moved_from;
    const id = String(path.at(-1));
    if (from === undefined) continue;
    const taker = takers.get(from);
    if (taker === undefined) takers.set(from, id);
    const problem = (what: string, hint: string): void => {
      const at = [...path, 'moved_from'];
      report({ code: 'CONFIG_BAD_MOVE', message: `${formatPath(at)} names "${from}", ${what}`, hint, path: at });
    };
    if (from === id) problem('the job itself', 'name the id that it had before, or leave the line out');
    else if (Object.hasOwn(written.jobs ?? {}, from) || isBroken(['jobs', from]))
      problem('which is still one of `jobs`', 'take that one out: a job is moved, not copied');
    else if (taker !== undefined) problem(`which ${taker} is moved from too`, 'only one of them can have its history');
  }
};
