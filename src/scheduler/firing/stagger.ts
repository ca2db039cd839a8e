import { scatter } from '../../trigger/scatter.ts';
import type { DecidedJob } from '../instances/instances.ts';

/** So many jobs may start at once: nobody has to wait for what a machine can do. */
const FEW = 10;
const SPREAD_PER_JOB_MS = 50;
const LONGEST_SPREAD_MS = 30_000;

/**
 * What is caught up after a downtime, with a delay before each job that starts, so that a fleet of them does not start at once: 50 ms a job are
 * spread over, 30 s at most, and the place of a job follows from its id. None where only a few start.
 */
export function stagger(jobs: readonly DecidedJob[]): readonly DecidedJob[] {
  const starting = jobs.filter(({ decisions }) => decisions.some(({ kind }) => kind === 'start')).length;
  if (starting <= FEW) return jobs;
  const spreadMs = Math.min(starting * SPREAD_PER_JOB_MS, LONGEST_SPREAD_MS);
  return jobs.map((job) => ({ ...job, delayMs: scatter(job.jobId, 'catch-up', spreadMs) }));
}
