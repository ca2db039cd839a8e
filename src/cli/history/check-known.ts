import { didYouMean } from '../../config/diagnostic/closest.ts';
import { listNames } from '../../config/diagnostic/list-names.ts';
import type { History } from '../../store/history/history.ts';
import { UsageError } from '../command.ts';
import type { StateSource } from './state-source.ts';

/** Throws `UsageError` for an id that is neither in the schedule nor in the records; it names the nearest, or the id that it gave way to. */
export function checkKnown(id: string, { jobs, moves, origin }: StateSource, history: History): void {
  if (jobs.has(id) || history.from(id, Number.MIN_SAFE_INTEGER) !== null) return;
  checkNotMoved(id, moves);
  const ids = [...new Set([...jobs.keys(), ...history.jobIds()])];
  const others = ids.length === 0 ? 'there are none at all' : `there are ${listNames(ids)}`;
  const where = origin === 'file' ? 'in the schedule' : 'in what was last applied';
  throw new UsageError(`there is no job "${id}" ${where}, nor a record of one; ${didYouMean(id, ids) ?? others}`);
}

/** Throws `UsageError` for the former id of a job that was moved. */
export function checkNotMoved(id: string, moves: StateSource['moves']): void {
  const [successor] = [...moves].find(([, from]) => from === id) ?? [];
  if (successor !== undefined) throw new UsageError(`"${id}" is "${successor}" now, and its records are under that id`);
}
