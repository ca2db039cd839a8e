import type { Config, Job } from '../config/config.ts';
import { didYouMean } from '../config/diagnostic/closest.ts';
import { listNames } from '../config/diagnostic/list-names.ts';
import { ControlError } from './control-error.ts';

/** The job; throws `ControlError` with what it is called now, or the nearest id, where there is none. */
export function jobNamed(id: string, { jobs, moves }: Config): Job {
  const job = jobs.get(id);
  if (job) return job;
  const now = [...moves].find(([, from]) => from === id)?.[0];
  if (now !== undefined) throw new ControlError('unknown-job', `there is no job "${id}" any more: it is "${now}" now`);
  throw new ControlError('unknown-job', `there is no job "${id}"${instead(id, [...jobs.keys()])}`);
}

/** What may have been meant by `word`: the end of a sentence that says there is no such job. */
export function instead(word: string, ids: readonly string[]): string {
  if (ids.length === 0) return '; there are no jobs';
  return `; ${didYouMean(word, ids) ?? `the jobs are ${listNames(ids)}`}`;
}
