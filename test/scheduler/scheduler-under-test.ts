import type { VolnuxEvent } from '../../src/event/event.ts';
import { PipelineScheduler } from '../../src/scheduler/pipeline-scheduler.ts';
import type { SchedulerOptions } from '../../src/scheduler/scheduler-options.ts';
import type { Runnable, RunContext } from '../../src/scheduler/pipeline.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

export interface UnderTest {
  readonly clock: FakeClock;
  readonly scheduler: PipelineScheduler;
  /** Every event, as `name jobId HH:MM:SS` of its fire time. */
  readonly log: string[];
  readonly events: VolnuxEvent[];
}

/** A scheduler with a fake clock that stands at `now`, UTC, and everything it says. */
export function schedulerAt(now: string, options: SchedulerOptions = {}): UnderTest {
  const clock = createFakeClock(now);
  const scheduler = new PipelineScheduler({ clock, timezone: 'UTC', ...options });
  const log: string[] = [];
  const events: VolnuxEvent[] = [];
  scheduler.addListener((event) => {
    events.push(event);
    log.push(
      [event.name, event.jobId, event.fireTime === null ? null : clockTime(event.fireTime)]
        .filter((part) => part !== null)
        .join(' '),
    );
  });
  return { clock, scheduler, log, events };
}

export function clockTime(instant: number): string {
  return new Date(instant).toISOString().slice(11, 19);
}

/** A pipeline whose runs last until the test ends them. */
export interface HeldPipeline extends Runnable {
  readonly contexts: RunContext[];
  /** How many runs are going. */
  readonly going: number;
  /** Lets the oldest run that is going return, or throw. */
  end(error?: Error): void;
}

export function holdRuns(): HeldPipeline {
  const contexts: RunContext[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  return {
    contexts,
    get going() {
      return ends.length;
    },
    async run(context) {
      contexts.push(context);
      const held = Promise.withResolvers<void>();
      ends.push(held);
      const abort = (): void => held.reject(new Error('aborted'));
      context.signal.addEventListener('abort', abort);
      await held.promise.finally(() => {
        const index = ends.indexOf(held);
        if (index >= 0) ends.splice(index, 1);
      });
    },
    end(error) {
      const held = ends.shift();
      if (error) held?.reject(error);
      else held?.resolve();
    },
  };
}

/** A pipeline that returns at once, and remembers the fire times it ran for. */
export function recordRuns(): Runnable & { readonly ran: string[] } {
  const ran: string[] = [];
  return {
    ran,
    run: ({ fireTime }) => void ran.push(clockTime(fireTime)),
  };
}
