import type { HookPayload } from './event-payload.ts';

/** What the function of a module hook is called with, after the event. */
export interface HookContext {
  /** Absolute: the folder of the schedule file. */
  readonly cwd: string;
  /** `with` of the hook. */
  readonly with: Readonly<Record<string, unknown>>;
  /** Aborted at the hook's `timeout`; two seconds later the function is ended. */
  readonly signal: AbortSignal;
  /** Writes a line of output. */
  readonly log: (line: unknown) => void;
}

/**
 * The function itself, with its arguments typed. What it throws is told as `hook_error`.
 *
 * ```ts
 * export default defineHook(({ job, reason }, { log }) => log(`${job}: ${reason}`));
 * ```
 */
export function defineHook<Returned>(
  tell: (event: HookPayload, context: HookContext) => Returned,
): (event: HookPayload, context: HookContext) => Returned {
  return tell;
}
