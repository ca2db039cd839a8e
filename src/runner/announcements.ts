import { createEvent, type EventFields, type VolnuxEvent } from '../event/event.ts';
import type { EventName } from '../event/event-mask.ts';
import { maskError, maskEvent } from '../hook/mask-event.ts';
import type { StepOutput } from '../run/attempt-step.ts';
import type { EventContext, InForce } from './in-force.ts';
import { forgetRun, type RunsGoing } from './runs-going.ts';

/** Who is told what the runner does, to log it. */
export interface RunnerObserver {
  /** `timezone`: of the job the event is about, else of the schedule. */
  readonly onEvent: (event: VolnuxEvent, timezone: string) => void;
  readonly onStepOutput: (output: StepOutput) => void;
  /** `number`: of the hook among those of its job. */
  readonly onHookOutput: (event: VolnuxEvent, line: string, number: number, timezone: string) => void;
  /** A hook about `event` is tried again; `reason` says which, why and when. */
  readonly onHookRetry: (event: VolnuxEvent, reason: string, timezone: string) => void;
  /** A failure that belongs to no run. */
  readonly onFailure: (error: Error) => void;
}

interface Surroundings {
  readonly observer: RunnerObserver;
  readonly inForce: InForce;
  readonly runs: RunsGoing;
}

/** Gets every event of the runner, without secrets. */
type EventReceiver = (event: VolnuxEvent, context: EventContext) => void;

/** The one place that every event of the runner goes through: there it loses its secrets, and from there it is logged and handed on. */
export class Announcements {
  readonly #with: Surroundings;
  #receive: EventReceiver | null = null;
  /** From before there was who receives them: the store may fail first. */
  #early: VolnuxEvent[] = [];

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
  }

  /** From now on events are handed on, those from before first. */
  begin(receive: EventReceiver): void {
    this.#receive = receive;
    for (const event of this.#early.splice(0)) this.tell(event);
  }

  tell(unmasked: VolnuxEvent): void {
    if (this.#receive === null) return void this.#early.push(unmasked);
    const { observer, inForce, runs } = this.#with;
    const { runId } = unmasked;
    const attempt = runs.attempts.get(runId ?? '') ?? unmasked.attempt;
    const event = maskEvent({ ...unmasked, attempt }, inForce.secrets.mask);
    const context = inForce.contextOf(event);
    observer.onEvent(event, context.timezone);
    this.#receive(event, context);
    if (runId !== null && event.outcome !== null) forgetRun(runs, runId);
  }

  /** The same of one that happens now. */
  publish(name: EventName, fields: EventFields): void {
    this.tell(createEvent(name, Date.now(), fields));
  }

  /** A failure that belongs to no run, and to no event. */
  tellFailure(error: Error): void {
    const { observer, inForce } = this.#with;
    observer.onFailure(maskError(error, inForce.secrets.mask));
  }

  /** A hook about an event failed. */
  tellHookFailure(about: VolnuxEvent, reason: string): void {
    const { observer, inForce } = this.#with;
    const { jobId, runId, fireTime, generation } = about;
    const event = createEvent('hook_error', Date.now(), { jobId, runId, fireTime, generation, reason });
    // A hook on hook_error that fails must not be told of its own failure, for ever.
    if (about.name === 'hook_error') observer.onEvent(maskEvent(event, inForce.secrets.mask), inForce.contextOf(event).timezone);
    else this.tell(event);
  }

  tellHookOutput(about: VolnuxEvent, line: string, number: number): void {
    const { observer, inForce } = this.#with;
    observer.onHookOutput(about, line, number, inForce.contextOf(about).timezone);
  }

  /** For the log alone: what becomes of the hook in the end is an event. */
  tellHookRetry(about: VolnuxEvent, reason: string): void {
    const { observer, inForce } = this.#with;
    observer.onHookRetry(about, inForce.secrets.mask.hide(reason), inForce.contextOf(about).timezone);
  }
}
