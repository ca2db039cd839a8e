import type { Hook } from '../config/config.ts';
import type { VolnuxEvent } from '../event/event.ts';
import type { Executor } from '../executor/executor.ts';
import type { HookClock } from './hook-clock.ts';
import { HookDispatcher } from './hook-dispatcher.ts';

export interface HookTrial {
  /** What went wrong, with the hook named; `null`: nothing. */
  readonly failure: string | null;
  readonly durationMs: number;
}

/**
 * Tells one hook of an event that has not happened, by the way that events take; its retries and its time limit count as ever. Resolves when it is done.
 *
 * @param onOutput gets each line that the hook writes.
 */
export async function tryHook(
  hook: Hook,
  event: VolnuxEvent,
  {
    executor,
    clock,
    timezone,
    onOutput,
  }: {
    readonly executor: Executor;
    readonly clock: HookClock;
    readonly timezone: string;
    readonly onOutput: (line: string) => void;
  },
): Promise<HookTrial> {
  let failure: string | null = null;
  const dispatcher = new HookDispatcher({
    executor,
    clock,
    onOutput: (_event, line) => onOutput(line),
    onFailure: (_event, message) => (failure = message),
    isTest: true,
  });
  const startedAt = clock.elapsed();
  dispatcher.dispatch(event, [hook], timezone);
  await dispatcher.idle();
  return { failure, durationMs: clock.elapsed() - startedAt };
}
