import type { Config, Job } from '../../config/config.ts';
import { didYouMean } from '../../config/diagnostic/closest.ts';
import { listNames } from '../../config/diagnostic/list-names.ts';
import { UsageError } from '../command.ts';

/** The job of that id; a usage error that names the nearest, or the first ones, if there is none. */
export function findJob({ jobs }: Config, id: string): Job {
  const job = jobs.get(id);
  if (job) return job;
  const ids = [...jobs.keys()];
  throw new UsageError(`there is no job "${id}"; ${didYouMean(id, ids) ?? `the jobs are ${listNames(ids)}`}`);
}
