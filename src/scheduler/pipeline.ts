/** What a run is told about itself. */
export interface RunContext {
  readonly jobId: string;
  /** Unique for each run. */
  readonly runId: string;
  /** The planned instant this run stands for, Unix ms; never "now". */
  readonly fireTime: number;
  /** Aborted when the run is cancelled (`overlap: 'replace'`, shutdown). */
  readonly signal: AbortSignal;
  /**
   * Carries out a wait in which the run does nothing, so that another one may have its place among those that limits allow (`setLimits`). Settles as the
   * wait does, once the run has a place again; while the scheduler drains, or when the run is cancelled, at once. A wait that begins during another one is
   * carried out, and nothing more.
   */
  readonly aside: <T>(wait: () => Promise<T>) => Promise<T>;
}

/** Anything with a `run` can be scheduled. */
export interface Runnable {
  /**
   * One run. What it returns (or resolves to) becomes `event.returnValue` of `job_executed`. What it throws becomes
   * `event.exception`: outcome `cancelled` once `context.signal` is aborted, `timeout` for an error named `TimeoutError`
   * (as `AbortSignal.timeout` throws), `interrupted` for one named `InterruptedError` (what ran it died), else `failure`. An error named `RunPostponed`
   * settles nothing: the run is left to the next process, which has to hand it to `PipelineScheduler.start` as `waiting`, or to call it interrupted.
   */
  run(context: RunContext): unknown;
}

/**
 * Base class of pipelines written in TypeScript; they run in the caller's process.
 *
 * ```ts
 * class Report extends Pipeline {
 *   async run({ fireTime, signal }: RunContext) { await fetch(url, { signal }); }
 * }
 * ```
 */
export abstract class Pipeline implements Runnable {
  abstract run(context: RunContext): unknown;
}
