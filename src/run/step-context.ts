import type { Params } from '../config/config.ts';

/** What the function of a module step is called with. */
export interface StepContext {
  readonly jobId: string;
  readonly runId: string;
  readonly stepId: string;
  /** The planned instant of the run, Unix ms. */
  readonly fireTime: number;
  /** Which try of the step it is, from 1. */
  readonly attempt: number;
  /** Absolute: the working directory of the step. That of the process itself only with `isolation: process`. */
  readonly cwd: string;
  /** `with` of the step. */
  readonly with: Readonly<Record<string, unknown>>;
  /** Of the pipeline, as the job sets them. */
  readonly params: Params;
  /** Aborted at the timeout (`TimeoutError`) and when the run is cancelled (`AbortError`); `kill_grace` later the function is ended. */
  readonly signal: AbortSignal;
  /** Writes a line of output: a text as it is, any other value as `console.log` would. */
  readonly log: (line: unknown) => void;
}

/**
 * The function itself, with its context typed: what it returns is the value of the step, what it throws fails it.
 *
 * ```ts
 * export default defineStep(async ({ with: { url }, signal }) => {
 *   await fetch(String(url), { signal });
 * });
 * ```
 */
export function defineStep<Returned>(run: (context: StepContext) => Returned): (context: StepContext) => Returned {
  return run;
}
