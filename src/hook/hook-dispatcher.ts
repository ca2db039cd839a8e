import type { Hook } from '../config/config.ts';
import type { VolnuxEvent } from '../event/event.ts';
import { describeFailure } from '../executor/describe-exit.ts';
import type { CommandAction, Executor } from '../executor/executor.ts';
import { eventEnvironment, eventPayload, type EventPayload } from './event-payload.ts';

const CONCURRENT_HOOKS = 8;
const LONGEST_QUEUE = 1000;
const KILL_GRACE_MS = 2000;

export interface HookDispatcherOptions {
  readonly executor: Executor;
  /** One line that a hook wrote. */
  readonly onOutput: (event: VolnuxEvent, line: string) => void;
  /** A hook failed, or was dropped because too many wait; `message` says which and why. */
  readonly onFailure: (event: VolnuxEvent, message: string) => void;
}

/** Tells hooks of events: several at a time, each with its time limit; the run they are about never waits for them. */
export class HookDispatcher {
  readonly #options: HookDispatcherOptions;
  readonly #queue: (() => Promise<void>)[] = [];
  readonly #going = new Set<Promise<void>>();

  constructor(options: HookDispatcherOptions) {
    this.#options = options;
  }

  /** Starts, or queues, those of `hooks` that listen to the event. */
  dispatch(event: VolnuxEvent, hooks: readonly Hook[], timezone: string): void {
    for (const hook of hooks) {
      if (hook.on.includes(event.name)) this.#enqueue(event, hook, timezone);
    }
  }

  /** Resolves when no hook is going or waiting. */
  async idle(): Promise<void> {
    while (this.#going.size > 0) await Promise.all(this.#going);
  }

  #enqueue(event: VolnuxEvent, hook: Hook, timezone: string): void {
    if (this.#queue.length >= LONGEST_QUEUE) {
      this.#options.onFailure(event, `${describeHook(hook)} was dropped: ${LONGEST_QUEUE} hooks wait already`);
      return;
    }
    this.#queue.push(() => this.#call(event, hook, timezone));
    this.#startNext();
  }

  #startNext(): void {
    if (this.#going.size >= CONCURRENT_HOOKS) return;
    const call = this.#queue.shift();
    if (!call) return;
    const ended = call().finally(() => {
      this.#going.delete(ended);
      this.#startNext();
    });
    this.#going.add(ended);
  }

  async #call(event: VolnuxEvent, hook: Hook, timezone: string): Promise<void> {
    const { executor, onOutput, onFailure } = this.#options;
    const payload = eventPayload(event, timezone);
    const execution = executor.start(
      {
        action: commandAction(hook, payload),
        env: { ...hook.env, ...eventEnvironment(payload) },
        passEnv: hook.passEnv,
        cwd: hook.cwd,
        stdin: `${JSON.stringify(payload)}\n`,
        timeoutMs: hook.timeoutMs,
        killGraceMs: KILL_GRACE_MS,
      },
      (_stream, line) => onOutput(event, line),
    );
    const failure = describeFailure(await execution.ended, hook.timeoutMs);
    if (failure !== null) onFailure(event, `${describeHook(hook)} ${failure}`);
  }
}

function commandAction({ action, cwd }: Hook, payload: EventPayload): CommandAction {
  if (action.kind !== 'module') return action;
  const { kind, path, exportName } = action;
  return { kind, path, exportName, args: [payload], context: { cwd, with: action.with } };
}

function describeHook({ action }: Hook): string {
  switch (action.kind) {
    case 'shell':
      return `hook \`${action.script.trim().split('\n')[0]}\``;
    case 'argv':
      return `hook \`${action.argv.join(' ')}\``;
    case 'module':
      return `hook module ${action.path}`;
  }
}
