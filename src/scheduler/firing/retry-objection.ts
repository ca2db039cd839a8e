import type { JobEntry } from '../jobs/scheduled-job.ts';

/**
 * Why a run of the job that failed is not to be tried again at `retryAt` (Unix ms), in words; `null`: it is. A run that waits counts as one of the job's
 * instances: where there may be but one, the next fire time is worth more than another attempt at an old one. Pure.
 */
export function retryObjection(entry: JobEntry | undefined, retryAt: number): string | null {
  if (!entry) return 'the job was removed';
  if (entry.isPaused) return 'the job was paused';
  const { nextFireTime, policy } = entry;
  if (policy.maxInstances > 1 || nextFireTime === null || retryAt < nextFireTime) return null;
  return `the next fire time, ${new Date(nextFireTime).toISOString()}, comes first`;
}
