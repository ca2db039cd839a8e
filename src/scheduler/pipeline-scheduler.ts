import { randomUUID } from 'node:crypto';
import type { EventFields } from '../event/event.ts';
import type { EventName } from '../event/event-mask.ts';
import { Listeners, type Listener } from '../event/listeners.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { retryObjection } from './firing/retry-objection.ts';
import type { FireTimeRecord, RetryRecord, Store } from '../store/store.ts';
import type { TriggerSpec } from '../trigger/spec/trigger-spec.ts';
import { RunRetries } from './instances/run-retries.ts';
import { toError } from './instances/run-result.ts';
import { checkOptions, checkPipeline } from './check-options.ts';
import { systemClock, type Clock } from './clock.ts';
import { decide, seconds, type Decision } from './firing/decide.ts';
import { dueFireTimes } from './firing/due-fire-times.ts';
import { createFailureTeller } from './failure-teller.ts';
import { createFingerprints } from './jobs/fingerprint.ts';
import { Instances, type DecidedJob } from './instances/instances.ts';
import { DEFAULT_POLICY, resolvePolicy } from './jobs/job-policy.ts';
import { JobRecords } from './jobs/job-records.ts';
import type { RunInFlight } from './instances/run-in-flight.ts';
import { JobTable, LARGEST_CORRECTION_MS } from './jobs/job-table.ts';
import { triggerSpec, type TriggerArguments } from './jobs/job-trigger.ts';
import { Ledger } from './record/ledger.ts';
import { Occasions } from './firing/occasions.ts';
import type { Runnable } from './pipeline.ts';
import { REASON } from './record/reason.ts';
import type { JobEntry, ScheduledJob } from './jobs/scheduled-job.ts';
import { SchedulerError } from './scheduler-error.ts';
import { SharedTriggers } from './jobs/shared-triggers.ts';
import { stagger } from './firing/stagger.ts';
import { createRunIds } from './record/run-ids.ts';
import { type RunLimits, RunPlaces } from './instances/run-places.ts';
import type { AddJobOptions, JobChanges, SchedulerOptions } from './scheduler-options.ts';

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
  readonly #jobs: JobTable;
  readonly #records: JobRecords;
  readonly #instances: Instances;
  readonly #places = new RunPlaces();
  readonly #listeners: Listeners;
  readonly #clock: Clock;
  readonly #retries: RunRetries;
  readonly #occasions: Occasions;
  readonly #store: Store;
  #state: 'new' | 'running' | 'paused' | 'draining' | 'shut-down' = 'new';

  /** Whether this is the first look after the start. */
  #isCatchingUp = false;

  /** Stamped on every decision from now on; the runner counts its accepted configs with it. */
  generation: number | null = null;

  constructor({ store, jobs = [], timezone, clock, lifetime, onFailure }: SchedulerOptions = {}) {
    const zone = timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const tellFailure = createFailureTeller(onFailure);
    this.#clock = clock ?? systemClock;
    this.#store = store ?? createMemoryStore();
    this.#listeners = new Listeners(tellFailure);
    const fingerprintOf = createFingerprints(zone);
    this.#records = new JobRecords({
      store: this.#store,
      clock: this.#clock,
      fingerprintOf,
      find: (id) => this.#jobs.find(id),
      track: (work) => void this.#instances.track(work),
    });
    this.#jobs = new JobTable({
      fingerprintOf,
      known: jobs,
      onChange: (id) => this.#records.note(id),
      clock: this.#clock,
      lifetime: lifetime ?? 'trigger',
      triggers: new SharedTriggers(zone),
      onDue: (due, now) => this.#process(due, now),
      onJump: (byMs) => this.#tellJump(byMs),
      onStall: (byMs) => this.#emit('loop_stalled', { reason: `the event loop was blocked for ${seconds(byMs)}` }),
    });
    const ledger = new Ledger({
      store: this.#store,
      clock: this.#clock,
      createRunId: createRunIds(),
      listeners: this.#listeners,
      onFailure: tellFailure,
    });
    this.#instances = new Instances({
      ledger,
      clock: this.#clock,
      places: this.#places,
      rulesOf: (id) => this.#jobs.find(id) ?? null,
      follow: (id, fireTime, end) => this.#occasions.follow(this.#jobs.followersOf(id, end), fireTime, this.generation),
      onFailure: tellFailure,
    });
    this.#retries = new RunRetries({
      clock: this.#clock,
      objection: (id, retryAt) => this.retryObjection(id, retryAt),
      tell: (fields) => this.#emit('job_retry', { generation: this.generation, ...fields }),
    });
    this.#occasions = new Occasions({
      clock: this.#clock,
      jobs: this.#jobs,
      ledger,
      instances: this.#instances,
      gate: () => this.#gate(),
    });
  }

  /**
   * Adds a job; its first fire time is the trigger's first one from now on (from `start`, if that comes later).
   * Throws `TriggerError` for a bad trigger, `SchedulerError` for a bad option or an id in use.
   */
  addJob(pipeline: Runnable, options: AddJobOptions): ScheduledJob {
    checkPipeline(pipeline);
    checkOptions('addJob', options);
    const id = options.id ?? randomUUID();
    const former = this.#jobs.find(id);
    if (former && !options.replaceExisting) {
      throw new SchedulerError('conflicting-id', `there is a job "${id}" already; pass replaceExisting to replace it`);
    }
    const policy = resolvePolicy(DEFAULT_POLICY, options);
    const entry = this.#jobs.put(id, {
      runnable: this.#retries.of(pipeline, policy.retry),
      spec: triggerSpec(options, this.#clock.now()),
      policy,
      isPaused: options.paused ?? false,
    });
    if (former) this.#occasions.giveUp(former, REASON.replaced());
    this.#instances.startWaiting(id);
    return this.#changed(former ? 'job_modified' : 'job_added', entry);
  }

  /** Removes it; runs in flight go on, one that waits is given up. */
  removeJob(id: string): void {
    const entry = this.#jobs.get(id);
    this.#jobs.delete(entry);
    this.#occasions.giveUp(entry, REASON.removed());
    this.#instances.giveUpWaiting(id, REASON.removed());
    this.#retries.giveUp(id, REASON.removed());
    this.#emit('job_removed', { jobId: id });
  }

  /** No fire time until `resumeJob`; runs in flight go on, one that waits is given up. `reason`: for the event. */
  pauseJob(id: string, reason: string | null = null): void {
    const entry = this.#jobs.get(id);
    if (entry.isPaused) return;
    entry.isPaused = true;
    this.#jobs.setNextFireTime(entry, null);
    this.#occasions.giveUp(entry, REASON.paused());
    this.#instances.giveUpWaiting(id, REASON.paused());
    this.#retries.giveUp(id, REASON.paused());
    this.#emit('job_paused', { jobId: id, reason });
  }

  /** The next fire time is the trigger's first one from now on: what was due meanwhile is forgotten, as in APScheduler. `reason`: for the event. */
  resumeJob(id: string, reason: string | null = null): void {
    const entry = this.#jobs.get(id);
    if (!entry.isPaused) return;
    entry.isPaused = false;
    this.#jobs.anchor(entry);
    this.#changed('job_resumed', entry, reason);
  }

  /** Changes the pipeline, the policy or the trigger. Only another trigger changes the next fire time. A paused job stays paused. */
  modifyJob(id: string, changes: JobChanges): ScheduledJob {
    checkOptions('modifyJob', changes);
    if (changes.pipeline) checkPipeline(changes.pipeline);
    const entry = this.#jobs.get(id);
    const policy = resolvePolicy(entry.policy, changes);
    if (changes.trigger !== undefined) {
      this.#jobs.reschedule(entry, triggerSpec(changes, this.#clock.now()));
      this.#occasions.giveUp(entry, REASON.rescheduled());
    }
    entry.policy = policy;
    entry.runnable = this.#retries.of(changes.pipeline ?? entry.runnable, policy.retry);
    this.#instances.startWaiting(id);
    return this.#changed('job_modified', entry);
  }

  /**
   * Gives the job another id: its next fire time, its policy, a pause, its records and the runs that are going or wait come along, and are
   * told under the new id from now on. `pipeline`: for the runs to come; default: the same. Jobs that run `after` it name the former id until
   * they are changed. Throws `SchedulerError` for an unknown id or one in use.
   */
  moveJob(from: string, to: string, pipeline?: Runnable): ScheduledJob {
    if (pipeline) checkPipeline(pipeline);
    const entry = this.#jobs.get(from);
    if (this.#jobs.find(to)) throw new SchedulerError('conflicting-id', `there is a job "${to}" already`);
    this.#jobs.move(entry, to);
    this.#instances.move(from, to);
    this.#retries.move(from, to);
    // At once: what is recorded before this has the former id, what is recorded after it the new one.
    void this.#instances.track(this.#store.moveJobs(new Map([[to, from]])));
    entry.runnable = this.#retries.of(pipeline ?? entry.runnable, entry.policy.retry);
    return this.#changed('job_modified', entry, `moved from "${from}"`);
  }

  /** Runs that are going of jobs which are gone count, and end, as those of other jobs from now on. `moves`: former ids by new ones. */
  moveRuns(moves: ReadonlyMap<string, string>): void {
    for (const [to, from] of moves) if (!this.#jobs.find(from)) this.#instances.move(from, to);
  }

  /** Gives the job another trigger, anchored now. A paused job stays paused. */
  rescheduleJob(id: string, trigger: TriggerArguments): ScheduledJob {
    return this.modifyJob(id, trigger);
  }

  /** Another spelling of the trigger the job has, with the same fire times: none of them moves, and nobody is told. */
  respellTrigger(id: string, spec: TriggerSpec): void {
    this.#jobs.get(id).spec = spec;
  }

  getJob(id: string): ScheduledJob | undefined {
    const entry = this.#jobs.find(id);
    return entry && this.#jobs.snapshot(entry);
  }

  /** All jobs, in the order they were added. */
  getJobs(): ScheduledJob[] {
    return this.#jobs.entries().map((entry) => this.#jobs.snapshot(entry));
  }

  /** `mask`: `EVENT_JOB_ERROR | EVENT_JOB_MISSED`; default: every event. */
  addListener(listener: Listener, mask?: number): void {
    this.#listeners.add(listener, mask);
  }

  removeListener(listener: Listener): void {
    this.#listeners.remove(listener);
  }

  /**
   * How many runs may go on at the same time, from now on; those that go already go on. What is beyond a limit waits for its start
   * (`job_waiting`), in the order of the fire times' coming, and counts as one of its job's instances. Default: no limit.
   */
  setLimits(limits: RunLimits): void {
    this.#places.setLimits(limits);
  }

  /**
   * Fires the job now, whatever its trigger says, paused or not: the fire time is this millisecond, and no job runs twice for one. While
   * `maxInstances` runs are going, `overlap` decides. Answers with the id that its run has, once it starts. Throws `SchedulerError`
   * `unknown-job`, `not-running` or `shut-down`.
   */
  triggerJob(id: string): string {
    const entry = this.#jobs.get(id);
    switch (this.#state) {
      case 'running':
        return this.#occasions.bring([entry], this.#clock.now(), this.generation, true).join();
      case 'new':
        throw new SchedulerError('not-running', 'the scheduler is not running; call start() first');
      case 'paused':
        throw new SchedulerError('not-running', 'the scheduler is paused; call resume() first');
      case 'draining':
      case 'shut-down':
        throw new SchedulerError('shut-down', 'this scheduler was shut down; create a new one');
    }
  }

  /**
   * Starts firing. Jobs added before get their first fire time now; those with `startup` run.
   *
   * @param rerun what `store.toRerun()` gave: runs that a former process began and did not end, to be run once more, each for the fire time that it
   * was. They come first, those of a job one after the other, and count as one of its instances; how long ago they lie is nothing.
   * @param waiting what `store.waitingRetries()` gave: runs that a former process began and left waiting for their next attempt. They go on, under the
   * same id, unless there is something against it: then they have failed.
   */
  start({ rerun = [], waiting = [] }: { rerun?: readonly FireTimeRecord[]; waiting?: readonly RetryRecord[] } = {}): void {
    if (this.#state === 'draining' || this.#state === 'shut-down') {
      throw new SchedulerError('shut-down', 'this scheduler was shut down; create a new one');
    }
    if (this.#state !== 'new') throw new SchedulerError('already-running', 'the scheduler was started already');
    this.#state = 'running';
    this.#jobs.anchorAll();
    this.#occasions.bring(this.#jobs.starters(), this.#clock.now(), this.generation, false);
    this.#emit('scheduler_started');
    for (const entry of this.#jobs.entries()) this.#endIfFinished(entry);
    // They are the next process's when a listener shut this one down.
    if (typeof this.#gate() === 'string') {
      this.#rerun(rerun);
      this.#goOn(waiting);
    }
    // What became due in a downtime is decided on in there.
    this.#isCatchingUp = true;
    this.#fire();
    this.#isCatchingUp = false;
  }

  /** Why a run of the job that failed is not to be tried again at `retryAt` (Unix ms), in words; `null`: it is. */
  retryObjection(jobId: string, retryAt: number): string | null {
    return retryObjection(this.#jobs.find(jobId), retryAt);
  }

  /** Nothing fires until `resume`; what is due meanwhile then goes through misfire and coalesce. */
  pause(): void {
    if (this.#state !== 'running') throw new SchedulerError('not-running', 'the scheduler is not running; call start() first');
    this.#state = 'paused';
    this.#jobs.hold();
    this.#instances.hold();
    this.#emit('scheduler_paused');
  }

  resume(): void {
    if (this.#state !== 'paused') throw new SchedulerError('not-running', 'the scheduler is not paused');
    this.#state = 'running';
    this.#emit('scheduler_resumed');
    this.#fire();
  }

  /** The first half of `shutdown`: no run starts any more, what waits is given up. */
  drain(): void {
    if (this.#state === 'draining' || this.#state === 'shut-down') return;
    this.#state = 'draining';
    this.#jobs.hold();
    this.#occasions.giveUpAll(REASON.shutDown());
    this.#instances.drain(REASON.shutDown());
    this.#retries.drain(REASON.shutDown());
  }

  /**
   * Ends it for good: no new run; with `wait` (default) resolves when the running ones have ended and are recorded.
   * `grace`: after so many seconds they are cancelled; default: never. Calling it again waits as well.
   */
  async shutdown({ wait = true, grace = Infinity }: { wait?: boolean; grace?: number } = {}): Promise<void> {
    this.drain();
    if (wait) {
      const reason = REASON.graceOver(`${grace}s`);
      const stopTimer = this.#clock.after(grace * 1000, () => this.#instances.cancelAll(reason));
      await this.#instances.idle();
      stopTimer();
    }
    if (this.#state === 'shut-down') return;
    this.#state = 'shut-down';
    this.#emit('scheduler_shutdown');
  }

  /** Every run that is going or waits, those of a job in the order they began. */
  runsInFlight(): RunInFlight[] {
    return this.#instances.inFlight();
  }

  /**
   * Cancels a run that is going, or waits, and what stands behind it in one instance (`coalesce: false`). Answers with all that it cancelled: none when
   * there is no such run any more. `by`: who does it, for the record.
   */
  cancelRun(runId: string, by: string): RunInFlight[] {
    return this.#instances.cancel((run) => run.runId === runId, REASON.cancelledBy(by));
  }

  /** Cancels every run of the job that is going or waits; answers with them. */
  cancelJobRuns(jobId: string, by: string): RunInFlight[] {
    return this.#instances.cancel((run) => run.jobId === jobId, REASON.cancelledBy(by));
  }

  /**
   * What takes back all that is done to the job `id` from now on: it is as it was, with its phase and its next fire time. Runs that go on are not
   * touched; what waited and was given up stays so. Several are called in the opposite order.
   */
  checkpoint(id: string): (reason: string) => void {
    const entry = this.#jobs.find(id);
    const putBack = this.#jobs.checkpoint(id);
    return (reason) => {
      const movedTo = entry && entry.id !== id && this.#jobs.find(entry.id) === entry ? entry.id : null;
      const wasThere = movedTo !== null || this.#jobs.find(id) !== undefined;
      putBack();
      if (movedTo !== null) {
        this.#instances.move(movedTo, id);
        this.#retries.move(movedTo, id);
        void this.#instances.track(this.#store.moveJobs(new Map([[id, movedTo]])));
      }
      if (entry) this.#emit(wasThere ? 'job_modified' : 'job_added', { jobId: id, reason });
      else if (wasThere) this.#emit('job_removed', { jobId: id, reason });
    };
  }

  /** What cancels, whenever it is called, the runs of the job that are going now; those that start in between go on. */
  cancelOf(id: string): (reason: string) => void {
    return this.#instances.cancelOf(id);
  }

  /** Cancels every run that is going. */
  cancelRuns(reason: string): void {
    this.#instances.cancelAll(reason);
  }

  /** A listener may have paused it, or shut it down, by now; or does at the first run that starts. */
  #fire(): void {
    if (this.#gate() === 'open') this.#instances.release();
    if (this.#gate() === 'open') this.#occasions.release();
    if (this.#gate() === 'open') this.#jobs.resume();
  }

  #rerun(records: readonly FireTimeRecord[]): void {
    const byJob = Map.groupBy(records, ({ jobId }) => jobId);
    const decided = byJob.entries().flatMap(([jobId, own]): DecidedJob[] => {
      const entry = this.#jobs.find(jobId);
      if (!entry || entry.isPaused) return [];
      const decision = { kind: 'start', fireTimes: own.map(({ fireTime }) => fireTime) } as const;
      return [{ jobId, runnable: entry.runnable, generation: this.generation, decisions: [decision], delayMs: 0 }];
    });
    this.#instances.carryOutAgain(stagger([...decided]));
  }

  #goOn(waiting: readonly RetryRecord[]): void {
    for (const { jobId, generation, retryAt, failure, ...claim } of waiting) {
      const entry = this.#jobs.find(jobId);
      const objection = retryObjection(entry, Math.max(retryAt, this.#clock.now()));
      if (entry && objection === null) this.#instances.goOn({ jobId, generation }, entry.runnable, claim);
      else this.#instances.fail({ jobId, generation }, claim, new Error(`${failure}, not tried again: ${objection}`));
    }
  }

  #gate(): ReturnType<ConstructorParameters<typeof Occasions>[0]['gate']> {
    if (this.#state === 'draining' || this.#state === 'shut-down') return { reason: REASON.shutDown() };
    return this.#state === 'paused' ? 'held' : 'open';
  }

  /** Decides all due fire times of a wake-up before any of them starts. */
  #process(due: readonly JobEntry[], now: number): void {
    const decided = due.map((entry): DecidedJob => {
      const decisions = this.#decide(entry, now);
      return { jobId: entry.id, runnable: entry.runnable, generation: this.generation, decisions, delayMs: 0 };
    });
    this.#instances.carryOut(this.#isCatchingUp ? stagger(decided) : decided, this.#records.take(due));
    for (const entry of due) this.#endIfFinished(entry);
  }

  /** A trigger that throws ends its own job, never the loop. */
  #decide(entry: JobEntry, now: number): Decision[] {
    const { id: jobId, trigger, nextFireTime, policy } = entry;
    // A listener, told of another one's trigger, may have paused it.
    if (nextFireTime === null) return [];
    try {
      const { fireTimes, earlier, next } = dueFireTimes(trigger, nextFireTime, now, policy.catchUpLimit);
      entry.nextFireTime = next;
      const { instances, isWaiting } = this.#instances.load(jobId);
      const decisions = decide({ fireTimes, now, policy, instances, isWaiting });
      if (!earlier) return decisions;
      const reason = REASON.manyDue(earlier.first, policy.catchUpLimit);
      return [{ kind: 'not-run', outcome: 'missed', fireTimes: [earlier.last], reason }, ...decisions];
    } catch (error) {
      entry.nextFireTime = null;
      const exception = toError(error);
      this.#emit('job_error', { jobId, exception, reason: `its trigger failed, and it fires no more: ${exception.message}` });
      return [];
    }
  }

  #tellJump(byMs: number): void {
    const isVoid = byMs < -LARGEST_CORRECTION_MS;
    if (isVoid) this.#jobs.reanchorAll();
    const direction = byMs < 0 ? 'back' : 'forward';
    this.#emit('clock_jumped', {
      reason: `${direction} by ${seconds(Math.abs(byMs))}${isVoid ? ': every job begins anew' : ''}`,
    });
  }

  #changed(name: EventName, entry: JobEntry, reason: string | null = null): ScheduledJob {
    const job = this.#jobs.snapshot(entry);
    this.#emit(name, { jobId: entry.id, reason });
    this.#endIfFinished(entry);
    return job;
  }

  #endIfFinished(entry: JobEntry): void {
    if (!this.#jobs.deleteIfFinished(entry)) return;
    this.#emit('job_removed', { jobId: entry.id, reason: 'its trigger has no fire time left' });
  }

  #emit(name: EventName, fields: EventFields = {}): void {
    this.#listeners.tell(name, this.#clock.now(), { generation: this.generation, ...fields });
  }
}
