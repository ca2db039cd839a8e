import type { Job } from '../../src/config/config.ts';
import { ONCE, testPipeline } from './step.ts';

/** A job that only says what the test is about. */
export function testJob(id: string, fields: Partial<Job> = {}): Job {
  return {
    id,
    description: null,
    trigger: { cron: '0 0 * * *', timezone: 'UTC' },
    pipeline: testPipeline(id, []),
    params: {},
    maxInstances: 1,
    coalesce: true,
    catchUpLimit: 100,
    rerunInterrupted: false,
    history: { runs: 100, forMs: 86_400_000 },
    onChange: 'keep',
    outputMaxBytes: 1_048_576,
    retry: ONCE,
    misfireGraceTimeMs: 60_000,
    overlap: 'skip',
    concurrency: null,
    paused: false,
    expect: { maxDurationMs: null, everyMs: null },
    hooks: [],
    ...fields,
  };
}

/** Jobs by id. */
export function testJobs(...jobs: Job[]): ReadonlyMap<string, Job> {
  return new Map(jobs.map((job) => [job.id, job]));
}
