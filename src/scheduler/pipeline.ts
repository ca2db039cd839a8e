/** What a run is told about itself. */
export interface RunContext {
  readonly jobId: string;
  /** Unique for each run. */
  readonly runId: string;
  /** The planned instant this run stands for, Unix ms; never "now". */
  readonly fireTime: number;
  /** Aborted when the run is cancelled (`overlap: 'replace'`, shutdown). */
  readonly signal: AbortSignal;
}

/** Anything with a `run` can be scheduled. */
export interface Runnable {
  /**
   * One run. What it returns (or resolves to) becomes `event.returnValue` of `job_executed`. What it throws becomes
   * `event.exception`: outcome `cancelled` once `context.signal` is aborted, `timeout` for an error named `TimeoutError`
   * (as `AbortSignal.timeout` throws), `interrupted` for one named `InterruptedError` (what ran it died), else `failure`.
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
