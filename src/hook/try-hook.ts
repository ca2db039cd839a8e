import type { VolnuxEvent } from '../event/event.ts';
import type { Executor } from '../executor/executor.ts';
import type { HookClock } from './hook-clock.ts';
import { HookDispatcher, type NumberedHook } from './hook-dispatcher.ts';

export interface HookTrial {
  /** What went wrong, with the hook named; `null`: nothing. */
  readonly failure: string | null;
  readonly durationMs: number;
}

/**
 * Tells one hook of an event that has not happened, by the way that events take; its retries and its time limit count as ever. Resolves when it is done.
 *
 * @param onOutput gets each line that the hook writes.
 * @param onRetry is told why it is tried again, and when.
 */
export async function tryHook(
  hook: NumberedHook,
  event: VolnuxEvent,
  {
    executor,
    clock,
    timezone,
    onOutput,
    onRetry,
  }: {
    readonly executor: Executor;
    readonly clock: HookClock;
    readonly timezone: string;
    readonly onOutput: (line: string) => void;
    readonly onRetry: (message: string) => void;
  },
): Promise<HookTrial> {
  let failure: string | null = null;
  const dispatcher = new HookDispatcher({
    executor,
    clock,
    onOutput: (_event, line) => onOutput(line),
    onRetry: (_event, message) => onRetry(message),
    onFailure: (_event, message) => (failure = message),
    isTest: true,
  });
  const startedAt = clock.elapsed();
  dispatcher.tell(event, hook, timezone);
  await dispatcher.idle();
  return { failure, durationMs: clock.elapsed() - startedAt };
}
