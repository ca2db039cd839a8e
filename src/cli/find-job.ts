import type { Config, Job } from '../config/config.ts';
import { UsageError } from './command.ts';

/** The job of that id; a usage error that lists the ids if there is none. */
export function findJob(config: Config, id: string): Job {
  const job = config.jobs.get(id);
  if (!job) throw new UsageError(`there is no job "${id}"; the jobs are ${[...config.jobs.keys()].join(', ')}`);
  return job;
}
