import { randomUUID } from 'node:crypto';
import type { Hook } from '../config/config.ts';
import type { VolnuxEvent } from '../event/event.ts';
import type { CommandAction, Executor } from '../executor/executor.ts';
import { linesOf } from '../executor/lines-of.ts';
import { type CallOutcome, callOutcome, failedCall } from './call-outcome.ts';
import { describeHook } from './describe-hook.ts';
import { hookEnvironment, hookPayload, type HookPayload } from './event-payload.ts';
import type { HookClock } from './hook-clock.ts';
import { RateLimits } from './rate-limits.ts';
import type { ToldNotes } from './told-notes.ts';
import { beginDelivery } from './unfinished-deliveries.ts';
import { webhookRequest } from './webhook-request.ts';

const CONCURRENT_HOOKS = 8;
const LONGEST_QUEUE = 1000;
const KILL_GRACE_MS = 2000;
const LONGEST_DELAY_MS = 300_000;
/** A server that asks for more is asked again then: what waits is about something that has happened. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

export interface HookDispatcherOptions {
  readonly executor: Executor;
  readonly clock: HookClock;
  /** One line that a hook wrote. `number`: as `NumberedHook` has it. */
  readonly onOutput: (event: VolnuxEvent, line: string, number: number) => void;
  /** A webhook did not take it and is asked again later; `message` says which, why and when. Default: nobody wants to know. */
  readonly onRetry?: (event: VolnuxEvent, message: string) => void;
  /** A hook failed for good, or was dropped because too many wait; `message` says which and why. */
  readonly onFailure: (event: VolnuxEvent, message: string) => void;
  /** Nothing has happened: hooks are told so. Default: it has. */
  readonly isTest?: boolean;
  /** Default: what rate limits count does not outlive this, and nobody hears of what a crash left undone. */
  readonly notes?: ToldNotes;
  /** As in `RateLimitsOptions`; needed with `notes`: hooks hold secrets. */
  readonly fingerprint?: (text: string) => string;
}

/** A hook, and where it stands among those of its job (or, about no job, of the file), from 1: those of the file come first. */
export interface NumberedHook {
  readonly hook: Hook;
  readonly number: number;
}

/** One event on its way to one hook. */
interface Delivery extends NumberedHook {
  readonly id: string;
  readonly event: VolnuxEvent;
  readonly payload: HookPayload;
}

/**
 * Tells hooks of events: several at a time, each with its time limit and as often as it may be; the run they are about never waits for them. A webhook
 * that is to be tried again keeps no other hook waiting meanwhile.
 */
export class HookDispatcher {
  readonly #options: HookDispatcherOptions;
  readonly #limits: RateLimits;
  readonly #deliveries = new Set<Promise<void>>();
  readonly #queue: (() => void)[] = [];
  readonly #closing = new AbortController();
  #going = 0;

  constructor(options: HookDispatcherOptions) {
    const { clock, notes = null, fingerprint = (text) => text } = options;
    this.#options = options;
    this.#limits = new RateLimits({ clock, notes, fingerprint });
  }

  /** Starts, or queues, those of `hooks` that listen to the event. */
  dispatch(event: VolnuxEvent, hooks: readonly Hook[], timezone: string): void {
    for (const [index, hook] of hooks.entries()) {
      if (hook.on.includes(event.name)) this.tell(event, { hook, number: index + 1 }, timezone);
    }
  }

  /** Starts, or queues, one hook, whatever it listens to. */
  tell(event: VolnuxEvent, { hook, number }: NumberedHook, timezone: string): void {
    const { notes, onFailure, isTest = false } = this.#options;
    const decision = this.#limits.take(hook, event.jobId);
    if (decision.kind === 'held') return;
    if (this.#deliveries.size - this.#going >= LONGEST_QUEUE) {
      onFailure(event, `${describeHook(hook, number)} was dropped: ${LONGEST_QUEUE} hooks wait already`);
      return;
    }
    const payload = hookPayload(event, timezone, { heldBack: decision.heldBack, isTest });
    const id = randomUUID();
    const end = notes && beginDelivery(notes, id, event, hook);
    const delivery = this.#deliver({ id, event, hook, number, payload }).finally(() => {
      end?.();
      this.#deliveries.delete(delivery);
    });
    this.#deliveries.add(delivery);
  }

  /** Resolves when no hook is going or waiting. */
  async idle(): Promise<void> {
    while (this.#deliveries.size > 0) await Promise.all(this.#deliveries);
  }

  /** Waits for what is going and waiting, `graceMs` at most; then tries nothing again and starts nothing more, and tells of each that it gives up. */
  async close(graceMs: number): Promise<void> {
    const over = Promise.withResolvers<void>();
    const stopTimer = this.#options.clock.after(graceMs, over.resolve);
    await Promise.race([this.idle(), over.promise]);
    stopTimer();
    this.#closing.abort();
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { event, hook, number } = delivery;
    const { attempts, delayMs } = hook.action.kind === 'webhook' ? hook.action.retry : { attempts: 1, delayMs: 0 };
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#inTurn(() => this.#call(delivery));
      if (outcome.kind === 'done') return;
      const tries = attempt > 1 ? ` (tried ${attempt} times)` : '';
      const failure = `${describeHook(hook, number)} ${outcome.message}${tries}`;
      if (attempt >= attempts || !outcome.isPassing) return this.#options.onFailure(event, failure);
      const ownMs = Math.min(delayMs * 2 ** (attempt - 1), LONGEST_DELAY_MS);
      const waitMs = Math.max(ownMs, Math.min(outcome.retryAfterMs, LONGEST_RETRY_AFTER_MS));
      const next = `it is tried again in ${waitMs / 1000}s, try ${attempt + 1} of ${attempts}`;
      this.#options.onRetry?.(event, `${describeHook(hook, number)} ${outcome.message}; ${next}`);
      await this.#pause(waitMs);
      if (this.#closing.signal.aborted) return this.#options.onFailure(event, `${failure}, and is given up: the runner ends`);
    }
  }

  /** Calls when there is room. */
  async #inTurn(call: () => Promise<CallOutcome>): Promise<CallOutcome> {
    if (this.#going >= CONCURRENT_HOOKS) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#going += 1;
    try {
      return await call();
    } finally {
      // Who is next takes the place over, so that nobody slips in between.
      const next = this.#queue.shift();
      if (next) next();
      else this.#going -= 1;
    }
  }

  async #call(delivery: Delivery): Promise<CallOutcome> {
    if (this.#closing.signal.aborted) return failedCall('was given up: the runner ends', false);
    const { event, hook, number, payload } = delivery;
    const { executor, clock, onOutput } = this.#options;
    const execution = executor.start(
      {
        action: this.#actionOf(delivery),
        env: { ...hook.env, ...hookEnvironment(payload) },
        passEnv: hook.passEnv,
        cwd: hook.cwd,
        stdin: `${JSON.stringify(payload)}\n`,
        timeoutMs: hook.timeoutMs,
        killGraceMs: KILL_GRACE_MS,
      },
      (_stream, text) => {
        for (const line of linesOf(text)) onOutput(event, line, number);
      },
    );
    const exit = await execution.ended;
    if (exit.kind === 'cancelled' && this.#closing.signal.aborted) return failedCall('was ended: the runner ends', false);
    return callOutcome(hook, exit, clock.now());
  }

  #actionOf({ id, hook: { action, cwd }, payload }: Delivery): CommandAction {
    switch (action.kind) {
      case 'shell':
      case 'argv':
        return action;
      case 'module': {
        const { kind, path, exportName } = action;
        const context = { cwd, with: action.with };
        return { kind, path, exportName, args: [payload], context, scope: JSON.stringify(context) };
      }
      case 'webhook':
        return webhookRequest(action, payload, id, this.#options.clock.now());
    }
  }

  /** Resolves early when all of it is to end. */
  #pause(ms: number): Promise<void> {
    const { signal } = this.#closing;
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const over = (): void => {
        stopTimer();
        signal.removeEventListener('abort', over);
        resolve();
      };
      const stopTimer = this.#options.clock.after(ms, over);
      signal.addEventListener('abort', over);
    });
  }
}
