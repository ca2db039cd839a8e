import type { History } from '../../store/history/history.ts';
import type { StateSource } from './state-source.ts';

/** Is it the id of a job of the schedule, or of one of which something is recorded? */
export function isJob(id: string, { jobs }: StateSource, history: History): boolean {
  return jobs.has(id) || history.from(id, Number.MIN_SAFE_INTEGER) !== null;
}
