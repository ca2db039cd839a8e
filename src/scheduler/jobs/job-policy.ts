import type { Retry } from '../../trigger/retry-delay.ts';
import { type RetryOptions, resolveRetry } from './retry-options.ts';
import { SchedulerError } from '../scheduler-error.ts';

/** How the fire times of a job are decided on. */
export interface JobPolicy {
  /** Runs of the job at the same time, at most. */
  readonly maxInstances: number;
  /** Several due fire times become one run, the latest. */
  readonly coalesce: boolean;
  /** A fire time seen later than this is missed, in ms; `null`: never too late. */
  readonly misfireGraceTimeMs: number | null;
  /** What becomes of a fire time while `maxInstances` runs are going. */
  readonly overlap: 'skip' | 'queue' | 'replace';
  /** The limit of `RunLimits.concurrency` that its runs count against; `null`: none. */
  readonly concurrency: string | null;
  /** Of the fire times that are due at once, so many of the latest are decided on one by one. */
  readonly catchUpLimit: number;
  /** When a run that failed is tried again in this process; `null`: it is not. */
  readonly retry: Retry | null;
}

/** The same as given to `addJob`, where the grace is in seconds as in APScheduler. */
export interface PolicyOptions {
  maxInstances?: number;
  coalesce?: boolean;
  /** Seconds; `null`: never too late. Default 60 (APScheduler's 1 s is its most reported surprise). */
  misfireGraceTime?: number | null;
  overlap?: JobPolicy['overlap'];
  /** The name of a limit that `setLimits` sets. */
  concurrency?: string | null;
  /**
   * Of the fire times that became due while nobody looked (the process was down, the machine asleep), so many of the latest are decided on; those
   * before them are missed, in one record that stands for all. 1 to 1000, default 100.
   */
  catchUpLimit?: number;
  /** When a run that failed is tried again as a whole: `job_error` comes after the last attempt only. `null` (default): it is not. */
  retry?: RetryOptions | null;
}

/** They are decided on in one go, while nothing else fires. */
const LARGEST_CATCH_UP = 1000;

export const DEFAULT_POLICY: JobPolicy = {
  maxInstances: 1,
  coalesce: true,
  misfireGraceTimeMs: 60_000,
  overlap: 'skip',
  concurrency: null,
  catchUpLimit: 100,
  retry: null,
};

/** `base` with what `options` gives; `base` itself when that changes nothing: of many jobs most share a policy. Throws `SchedulerError('bad-option')` for a value out of range. */
export function resolvePolicy(base: JobPolicy, options: PolicyOptions): JobPolicy {
  const { maxInstances = base.maxInstances, coalesce = base.coalesce, misfireGraceTime, overlap = base.overlap } = options;
  const { catchUpLimit = base.catchUpLimit, concurrency = base.concurrency } = options;
  if (!Number.isInteger(maxInstances) || maxInstances < 1) {
    throw new SchedulerError('bad-option', `maxInstances must be a whole number from 1, got ${maxInstances}`);
  }
  if (typeof misfireGraceTime === 'number' && !(misfireGraceTime > 0)) {
    throw new SchedulerError(
      'bad-option',
      `misfireGraceTime must be more than 0 seconds, or null for no limit, got ${misfireGraceTime}`,
    );
  }
  if (!Number.isInteger(catchUpLimit) || catchUpLimit < 1 || catchUpLimit > LARGEST_CATCH_UP) {
    throw new SchedulerError(
      'bad-option',
      `catchUpLimit must be a whole number from 1 to ${LARGEST_CATCH_UP}, got ${catchUpLimit}`,
    );
  }
  const retry = options.retry === undefined ? base.retry : resolveRetry(options.retry);
  const misfireGraceTimeMs = graceMs(base, misfireGraceTime);
  const isBase =
    maxInstances === base.maxInstances &&
    coalesce === base.coalesce &&
    misfireGraceTimeMs === base.misfireGraceTimeMs &&
    overlap === base.overlap &&
    concurrency === base.concurrency &&
    catchUpLimit === base.catchUpLimit &&
    retry === base.retry;
  return isBase ? base : { maxInstances, coalesce, misfireGraceTimeMs, overlap, concurrency, catchUpLimit, retry };
}

function graceMs(base: JobPolicy, misfireGraceTime: number | null | undefined): number | null {
  if (misfireGraceTime === undefined) return base.misfireGraceTimeMs;
  return misfireGraceTime === null ? null : Math.round(misfireGraceTime * 1000);
}
