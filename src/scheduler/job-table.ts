import { occasionsOf } from '../trigger/occasion.ts';
import type { Trigger } from '../trigger/trigger.ts';
import type { RunEnd, TriggerSpec } from '../trigger/trigger-spec.ts';
import type { Clock } from './clock.ts';
import { FireLoop } from './fire-loop.ts';
import { NOT_QUEUED } from './fire-time-queue.ts';
import { Followers } from './followers.ts';
import type { JobPolicy } from './job-policy.ts';
import type { Runnable } from './pipeline.ts';
import { snapshot, type JobEntry, type ScheduledJob } from './scheduled-job.ts';
import { SchedulerError } from './scheduler-error.ts';

interface Dependencies {
  readonly clock: Clock;
  /** `trigger`: a job lives until its trigger is finished; `declared`: until it is removed, and nothing before its anchor is due. */
  readonly lifetime: 'trigger' | 'declared';
  /** The trigger of a spec, anchored at `now`. */
  readonly createTrigger: (id: string, spec: TriggerSpec, now: number) => Trigger;
  readonly onDue: (entries: readonly JobEntry[], now: number) => void;
  readonly onJump: (byMs: number) => void;
  readonly onStall: (byMs: number) => void;
}

/** The jobs by id, and the loop that waits for their fire times. */
export class JobTable {
  readonly #entries = new Map<string, JobEntry>();
  readonly #followers = new Followers();
  readonly #loop: FireLoop<JobEntry>;
  readonly #with: Dependencies;
  /** Before the first start, jobs have no fire time. */
  #isStarted = false;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
    this.#loop = new FireLoop(dependencies.clock, dependencies);
  }

  /** Gives every job its first fire time, counted from now; `resume` then begins to fire. */
  anchorAll(): void {
    this.#isStarted = true;
    for (const entry of this.#entries.values()) this.anchor(entry);
  }

  /** What was planned by a clock that was wrong is void: every trigger begins anew. */
  reanchorAll(): void {
    for (const entry of this.#entries.values()) this.reschedule(entry, entry.spec);
  }

  resume(): void {
    this.#loop.start();
  }

  hold(): void {
    this.#loop.stop();
  }

  find(id: string): JobEntry | undefined {
    return this.#entries.get(id);
  }

  /** Throws `SchedulerError('unknown-job')`. */
  get(id: string): JobEntry {
    const entry = this.#entries.get(id);
    if (!entry) throw new SchedulerError('unknown-job', `there is no job "${id}"`);
    return entry;
  }

  entries(): JobEntry[] {
    return [...this.#entries.values()];
  }

  /** Puts a job in, in place of one with the same id. Throws `TriggerError` for a bad spec, and then changes nothing. */
  put(id: string, job: { runnable: Runnable; spec: TriggerSpec; policy: JobPolicy; isPaused: boolean }): JobEntry {
    const trigger = this.#with.createTrigger(id, job.spec, this.#with.clock.now());
    const { runnable, spec, policy, isPaused } = job;
    const occasions = occasionsOf(spec);
    // Named one by one: what is spread takes a third more memory.
    const entry: JobEntry = {
      id,
      runnable,
      spec,
      trigger,
      occasions,
      policy,
      isPaused,
      nextFireTime: null,
      queueIndex: NOT_QUEUED,
    };
    const former = this.#entries.get(id);
    if (former) this.#takeOut(former);
    this.#entries.set(id, entry);
    this.#followers.add(entry);
    this.anchor(entry);
    return entry;
  }

  delete(entry: JobEntry): void {
    this.#takeOut(entry);
    this.#entries.delete(entry.id);
  }

  /** Gives the job another id. Its trigger stays, with the slots and the jitter that the id it was made with has picked: no fire time moves. */
  move(entry: JobEntry, id: string): void {
    this.#entries.delete(entry.id);
    entry.id = id;
    this.#entries.set(id, entry);
  }

  /** The jobs that run when the scheduler starts. */
  starters(): JobEntry[] {
    return this.entries().filter(({ occasions, isPaused }) => !isPaused && occasions.some(({ kind }) => kind === 'startup'));
  }

  /** The jobs that run when a run of the job `id` ends so. */
  followersOf(id: string, end: RunEnd): readonly JobEntry[] {
    return this.#followers.of(id, end).filter(({ isPaused }) => !isPaused);
  }

  /** Another trigger, anchored now. Throws `TriggerError` for a bad spec, and then changes nothing. */
  reschedule(entry: JobEntry, spec: TriggerSpec): void {
    entry.trigger = this.#with.createTrigger(entry.id, spec, this.#with.clock.now());
    this.#followers.delete(entry);
    entry.spec = spec;
    entry.occasions = occasionsOf(spec);
    this.#followers.add(entry);
    this.anchor(entry);
  }

  /** Sets the first fire time from now on. */
  anchor(entry: JobEntry): void {
    if (!this.#isStarted || entry.isPaused) return;
    const now = this.#with.clock.now();
    const first = entry.trigger.nextFireTime(null, now);
    const isPast = first !== null && first < now && this.#with.lifetime === 'declared';
    this.setNextFireTime(entry, isPast ? null : first);
  }

  setNextFireTime(entry: JobEntry, nextFireTime: number | null): void {
    entry.nextFireTime = nextFireTime;
    this.#loop.update(entry);
  }

  /** Takes out a job whose trigger is finished, if jobs end so; answers whether it did. */
  deleteIfFinished(entry: JobEntry): boolean {
    const isOver = this.#isStarted && entry.nextFireTime === null && entry.occasions.length === 0;
    // A listener may have put another job under this id since.
    const isThere = this.#entries.get(entry.id) === entry && !entry.isPaused;
    return isOver && isThere && this.#with.lifetime === 'trigger' && this.#entries.delete(entry.id);
  }

  #takeOut(entry: JobEntry): void {
    this.setNextFireTime(entry, null);
    this.#followers.delete(entry);
  }

  snapshot(entry: JobEntry): ScheduledJob {
    return snapshot(entry, this.#isStarted);
  }
}
