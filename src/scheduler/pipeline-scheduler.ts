import { randomUUID } from 'node:crypto';
import { createEvent, type EventFields } from '../event/event.ts';
import type { EventName } from '../event/event-mask.ts';
import { Listeners, type Listener } from '../event/listeners.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { createTrigger } from '../trigger/create-trigger.ts';
import type { Trigger } from '../trigger/trigger.ts';
import type { TriggerSpec } from '../trigger/trigger-spec.ts';
import { toError } from './attempt-run.ts';
import { systemClock, type Clock } from './clock.ts';
import { decide } from './decide.ts';
import { dueFireTimes } from './due-fire-times.ts';
import { FireLoop } from './fire-loop.ts';
import { NOT_QUEUED } from './fire-time-queue.ts';
import { Instances, type DecidedJob } from './instances.ts';
import { DEFAULT_POLICY, resolvePolicy, type PolicyOptions } from './job-policy.ts';
import { triggerSpec, type TriggerArguments } from './job-trigger.ts';
import type { Runnable } from './pipeline.ts';
import { snapshot, type JobEntry, type ScheduledJob } from './scheduled-job.ts';
import { SchedulerError } from './scheduler-error.ts';

export interface SchedulerOptions {
  /** Where fire times are recorded; default: in memory. The caller closes it. */
  store?: Store;
  /** IANA name of the zone of triggers that name none; default: the machine's. */
  timezone?: string;
  clock?: Clock;
  /**
   * How long a job lives. `trigger` (default, as in APScheduler): until its trigger has no fire time left, and a date in the past
   * is due at once. `declared`: until it is removed, and nothing before the moment it was added is due.
   */
  lifetime?: 'trigger' | 'declared';
  /** Told of failures that belong to no run: a listener that throws, a store that cannot settle. Default: a process warning. */
  onFailure?: (error: Error) => void;
}

export type AddJobOptions = TriggerArguments &
  PolicyOptions & {
    /** Default: a random UUID. */
    id?: string;
    /** Add it without a next fire time, until `resumeJob`. */
    paused?: boolean;
    /** Replace the job with this id, instead of throwing `SchedulerError('conflicting-id')`. */
    replaceExisting?: boolean;
  };

/**
 * APScheduler 3.x in TypeScript: jobs by id, each a pipeline bound to a trigger; one timer; events for every start and every non-start.
 *
 * ```ts
 * const scheduler = new PipelineScheduler();
 * scheduler.addJob(new Report(), { trigger: 'cron', hour: 6, id: 'report' });
 * scheduler.start();
 * await scheduler.shutdown();
 * ```
 */
export class PipelineScheduler {
  readonly #entries = new Map<string, JobEntry>();
  readonly #listeners: Listeners;
  readonly #instances: Instances;
  readonly #loop: FireLoop<JobEntry>;
  readonly #clock: Clock;
  readonly #timezone: string;
  readonly #lifetime: 'trigger' | 'declared';
  readonly #onFailure: (error: Error) => void;
  #state: 'stopped' | 'running' | 'paused' | 'shut-down' = 'stopped';

  /** Stamped on every decision from now on; the runner counts its accepted configs with it. */
  generation: number | null = null;

  constructor({ store, timezone, clock, lifetime, onFailure }: SchedulerOptions = {}) {
    this.#clock = clock ?? systemClock;
    this.#timezone = timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.#lifetime = lifetime ?? 'trigger';
    this.#onFailure = onFailure ?? ((error) => process.emitWarning(error));
    this.#listeners = new Listeners((error) => this.#onFailure(toError(error)));
    this.#loop = new FireLoop(this.#clock, (due, now) => this.#process(due, now));
    this.#instances = new Instances({
      store: store ?? createMemoryStore(),
      clock: this.#clock,
      createRunId: randomUUID,
      emit: (event) => this.#listeners.emit(event),
      onFailure: (error) => this.#onFailure(toError(error)),
    });
  }

  /**
   * Adds a job; its first fire time is the trigger's first one from now on (from `start`, if that comes later).
   * Throws `TriggerError` for a bad trigger, `SchedulerError` for a bad option or an id in use.
   */
  addJob(pipeline: Runnable, options: AddJobOptions): ScheduledJob {
    const id = options.id ?? randomUUID();
    const policy = resolvePolicy(DEFAULT_POLICY, options);
    const existing = this.#entries.get(id);
    if (existing && !options.replaceExisting) {
      throw new SchedulerError('conflicting-id', `there is a job "${id}" already; pass replaceExisting to replace it`);
    }
    const spec = triggerSpec(options, this.#clock.now());
    const entry: JobEntry = {
      id,
      runnable: pipeline,
      spec,
      trigger: this.#createTrigger(id, spec),
      policy,
      isPaused: options.paused ?? false,
      nextFireTime: null,
      queueIndex: NOT_QUEUED,
    };
    if (existing) this.#setNextFireTime(existing, null);
    this.#entries.set(id, entry);
    this.#anchor(entry);
    this.#emit(existing ? 'job_modified' : 'job_added', { jobId: id });
    this.#endIfFinished(entry);
    return snapshot(entry, this.#isStarted);
  }

  /** Removes it; runs in flight go on, one that waits is given up. */
  removeJob(id: string): void {
    const entry = this.#entry(id);
    this.#setNextFireTime(entry, null);
    this.#entries.delete(id);
    this.#instances.giveUpWaiting(id, 'the job was removed');
    this.#emit('job_removed', { jobId: id });
  }

  /** No fire time until `resumeJob`; runs in flight go on. */
  pauseJob(id: string): void {
    const entry = this.#entry(id);
    if (entry.isPaused) return;
    entry.isPaused = true;
    this.#setNextFireTime(entry, null);
    this.#emit('job_paused', { jobId: id });
  }

  /** The next fire time is the trigger's first one from now on: what was due meanwhile is forgotten, as in APScheduler. */
  resumeJob(id: string): void {
    const entry = this.#entry(id);
    if (!entry.isPaused) return;
    entry.isPaused = false;
    this.#anchor(entry);
    this.#emit('job_resumed', { jobId: id });
    this.#endIfFinished(entry);
  }

  /** Changes the pipeline or the policy; the next fire time stays as it is. */
  modifyJob(id: string, changes: PolicyOptions & { pipeline?: Runnable }): ScheduledJob {
    const entry = this.#entry(id);
    entry.policy = resolvePolicy(entry.policy, changes);
    entry.runnable = changes.pipeline ?? entry.runnable;
    this.#emit('job_modified', { jobId: id });
    return snapshot(entry, this.#isStarted);
  }

  /** Gives the job another trigger, anchored now. A paused job stays paused. */
  rescheduleJob(id: string, trigger: TriggerArguments): ScheduledJob {
    const entry = this.#entry(id);
    const spec = triggerSpec(trigger, this.#clock.now());
    entry.trigger = this.#createTrigger(id, spec);
    entry.spec = spec;
    this.#anchor(entry);
    this.#emit('job_modified', { jobId: id });
    this.#endIfFinished(entry);
    return snapshot(entry, this.#isStarted);
  }

  getJob(id: string): ScheduledJob | undefined {
    const entry = this.#entries.get(id);
    return entry && snapshot(entry, this.#isStarted);
  }

  /** All jobs, in the order they were added. */
  getJobs(): ScheduledJob[] {
    return [...this.#entries.values()].map((entry) => snapshot(entry, this.#isStarted));
  }

  /** `mask`: `EVENT_JOB_ERROR | EVENT_JOB_MISSED`; default: every event. */
  addListener(listener: Listener, mask?: number): void {
    this.#listeners.add(listener, mask);
  }

  removeListener(listener: Listener): void {
    this.#listeners.remove(listener);
  }

  /** Starts firing. Jobs added before get their first fire time now. */
  start(): void {
    if (this.#state === 'shut-down') throw new SchedulerError('shut-down', 'this scheduler was shut down; create a new one');
    if (this.#state !== 'stopped') throw new SchedulerError('already-running', 'the scheduler was started already');
    this.#state = 'running';
    this.#emit('scheduler_started');
    for (const entry of this.#entries.values()) {
      this.#anchor(entry);
      this.#endIfFinished(entry);
    }
    this.#loop.start();
  }

  /** Nothing fires until `resume`; what is due meanwhile then goes through misfire and coalesce. */
  pause(): void {
    if (!this.#isStarted) throw new SchedulerError('not-running', 'the scheduler is not running; call start() first');
    this.#state = 'paused';
    this.#loop.stop();
    this.#emit('scheduler_paused');
  }

  resume(): void {
    if (this.#state !== 'paused') throw new SchedulerError('not-running', 'the scheduler is not paused');
    this.#state = 'running';
    this.#emit('scheduler_resumed');
    this.#loop.start();
  }

  /**
   * Ends it for good: no new run; with `wait` (default) resolves when the running ones have ended and are recorded.
   * `grace`: after so many seconds they are cancelled; default: never. Calling it again waits as well.
   */
  async shutdown({ wait = true, grace }: { wait?: boolean; grace?: number } = {}): Promise<void> {
    const isFirst = this.#isStarted;
    this.#state = 'shut-down';
    this.#loop.stop();
    this.#instances.giveUpAllWaiting('the scheduler shut down');
    if (wait) {
      const reason = `still going ${grace}s after the shutdown began`;
      const stopTimer = grace === undefined ? null : this.#clock.after(grace * 1000, () => this.#instances.cancelAll(reason));
      await this.#instances.idle();
      stopTimer?.();
    }
    if (isFirst) this.#emit('scheduler_shutdown');
  }

  /** Runs of the job that are going, also when it was removed since. */
  runningInstances(id: string): number {
    return this.#instances.count(id);
  }

  /** Cancels every run that is going. */
  cancelRuns(reason: string): void {
    this.#instances.cancelAll(reason);
  }

  get #isStarted(): boolean {
    return this.#state === 'running' || this.#state === 'paused';
  }

  /** Decides all due fire times of a wake-up before any of them starts. */
  #process(due: readonly JobEntry[], now: number): void {
    const decided = due.flatMap((entry) => this.#tryDecide(entry, now) ?? []);
    this.#instances.carryOut(decided);
    for (const entry of due) this.#endIfFinished(entry);
  }

  /** A trigger that throws ends its own job, never the loop. */
  #tryDecide(entry: JobEntry, now: number): DecidedJob | null {
    try {
      return this.#decide(entry, now);
    } catch (error) {
      entry.nextFireTime = null;
      const exception = toError(error);
      this.#emit('job_error', { jobId: entry.id, exception, reason: `its trigger failed: ${exception.message}` });
      return null;
    }
  }

  #decide(entry: JobEntry, now: number): DecidedJob | null {
    if (entry.nextFireTime === null) return null;
    const { due, next } = dueFireTimes(entry.trigger, entry.nextFireTime, now);
    entry.nextFireTime = next;
    const instances = this.#instances.count(entry.id);
    const isWaiting = this.#instances.isWaiting(entry.id);
    const decisions = decide({ fireTimes: due, now, policy: entry.policy, instances, isWaiting });
    return { id: entry.id, runnable: () => entry.runnable, generation: this.generation, decisions };
  }

  /** Sets the first fire time from now on. */
  #anchor(entry: JobEntry): void {
    if (!this.#isStarted || entry.isPaused) return;
    const now = this.#clock.now();
    const first = entry.trigger.nextFireTime(null, now);
    const isPast = first !== null && first < now && this.#lifetime === 'declared';
    this.#setNextFireTime(entry, isPast ? null : first);
  }

  #endIfFinished(entry: JobEntry): void {
    const isFinished = this.#isStarted && !entry.isPaused && entry.nextFireTime === null;
    if (!isFinished || this.#lifetime === 'declared' || !this.#entries.delete(entry.id)) return;
    this.#emit('job_removed', { jobId: entry.id, reason: 'its trigger has no fire time left' });
  }

  #setNextFireTime(entry: JobEntry, nextFireTime: number | null): void {
    entry.nextFireTime = nextFireTime;
    this.#loop.update(entry);
  }

  #createTrigger(id: string, spec: TriggerSpec): Trigger {
    return createTrigger(spec, { timezone: this.#timezone, anchor: this.#clock.now(), id });
  }

  #entry(id: string): JobEntry {
    const entry = this.#entries.get(id);
    if (!entry) throw new SchedulerError('unknown-job', `there is no job "${id}"`);
    return entry;
  }

  #emit(name: EventName, fields: EventFields = {}): void {
    this.#listeners.emit(createEvent(name, this.#clock.now(), { generation: this.generation, ...fields }));
  }
}
