import type { Job } from '../../src/config/config.ts';

/** A job that only says what the test is about. */
export function testJob(id: string, fields: Partial<Job> = {}): Job {
  return {
    id,
    description: null,
    trigger: { cron: '0 0 * * *', timezone: 'UTC' },
    pipeline: { name: id, params: {}, steps: [], maxParallel: null, finally: [], finallyGraceMs: 10_000 },
    params: {},
    maxInstances: 1,
    coalesce: true,
    catchUpLimit: 100,
    rerunInterrupted: false,
    outputMaxBytes: 1_048_576,
    retry: { attempts: 1, delayMs: 0, backoff: 1, maxDelayMs: null, jitter: 0, on: null },
    misfireGraceTimeMs: 60_000,
    overlap: 'skip',
    paused: false,
    hooks: [],
    ...fields,
  };
}

/** Jobs by id. */
export function testJobs(...jobs: Job[]): ReadonlyMap<string, Job> {
  return new Map(jobs.map((job) => [job.id, job]));
}
