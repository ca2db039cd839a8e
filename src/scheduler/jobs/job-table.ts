import { occasionsOf } from '../../trigger/spec/occasion.ts';
import type { JobRecord } from '../../store/store.ts';
import type { RunEnd, TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import type { Clock } from '../clock.ts';
import { FireLoop } from '../firing/fire-loop.ts';
import { Followers } from './followers.ts';
import type { JobPolicy } from './job-policy.ts';
import type { Runnable } from '../pipeline.ts';
import { snapshot, type JobEntry, type ScheduledJob } from './scheduled-job.ts';
import type { SharedTriggers } from './shared-triggers.ts';
import { SchedulerError } from '../scheduler-error.ts';

interface Dependencies {
  readonly clock: Clock;
  /** `trigger`: a job lives until its trigger is finished; `declared`: until it is removed, and nothing before its anchor is due. */
  readonly lifetime: 'trigger' | 'declared';
  readonly triggers: SharedTriggers;
  readonly fingerprintOf: (spec: TriggerSpec) => string;
  /** What a former process knew of its jobs. */
  readonly known: readonly JobRecord[];
  /** Told of each job that comes, goes, or fires at another time or by another trigger; from the first start on. */
  readonly onChange: (jobId: string) => void;
  readonly onDue: (entries: readonly JobEntry[], now: number) => void;
  readonly onJump: (byMs: number) => void;
  readonly onStall: (byMs: number) => void;
}

/** A clock that goes back by more was wrong before, and what was planned by it is void; cron draws the same line. */
export const LARGEST_CORRECTION_MS: number = 3 * 3_600_000;

/** The jobs by id, and the loop that waits for their fire times. */
export class JobTable {
  readonly #entries = new Map<string, JobEntry>();
  readonly #followers = new Followers();
  readonly #loop: FireLoop<JobEntry>;
  readonly #with: Dependencies;
  /** Until the first start: by id, what a former process knew. */
  readonly #known: Map<string, JobRecord>;
  /** Until the first start: the next fire times of jobs that go on where a former process left them. */
  readonly #takenUp = new Map<JobEntry, number>();
  /** Before the first start, jobs have no fire time. */
  #isStarted = false;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
    this.#known = new Map(dependencies.known.map((record) => [record.jobId, record]));
    this.#loop = new FireLoop(dependencies.clock, dependencies);
  }

  /**
   * Gives every job its first fire time: counted from now, or, where it goes on from a former process, the one that was next then. `resume` then
   * begins to fire.
   */
  anchorAll(): void {
    this.#isStarted = true;
    for (const entry of this.#entries.values()) {
      const next = this.#takenUp.get(entry);
      if (next === undefined || entry.isPaused) this.anchor(entry);
      else this.setNextFireTime(entry, next);
    }
    for (const jobId of [...this.#entries.keys(), ...this.#known.keys()]) this.#with.onChange(jobId);
    this.#takenUp.clear();
    this.#known.clear();
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
    const known = this.#takeKnown(id, job.spec);
    const anchor = known?.anchor ?? this.#with.clock.now();
    const trigger = this.#with.triggers.create(id, job.spec, anchor);
    const { runnable, spec, policy, isPaused } = job;
    const occasions = occasionsOf(spec);
    // Named one by one: what is spread takes a third more memory.
    const entry: JobEntry = {
      id,
      runnable,
      spec,
      trigger,
      anchor,
      occasions,
      policy,
      isPaused,
      nextFireTime: null,
      dueWith: null,
      dueIndex: 0,
    };
    const former = this.#entries.get(id);
    if (former) this.#takeOut(former);
    this.#entries.set(id, entry);
    this.#followers.add(entry);
    if (typeof known?.nextFireTime === 'number') this.#takenUp.set(entry, known.nextFireTime);
    this.anchor(entry);
    this.#changed(id);
    return entry;
  }

  /** What a former process knew of the job, if it has the same trigger still. A clock that has gone far back since was wrong when it was recorded. */
  #takeKnown(id: string, spec: TriggerSpec): JobRecord | null {
    const known = this.#known.get(id);
    const isVoid = known === undefined || known.seenAt > this.#with.clock.now() + LARGEST_CORRECTION_MS;
    return isVoid || known.fingerprint !== this.#with.fingerprintOf(spec) ? null : known;
  }

  delete(entry: JobEntry): void {
    this.#takeOut(entry);
    this.#entries.delete(entry.id);
    this.#changed(entry.id);
  }

  /** Gives the job another id. Its trigger stays, with the slots and the jitter that the id it was made with has picked: no fire time moves. */
  move(entry: JobEntry, id: string): void {
    this.#entries.delete(entry.id);
    this.#changed(entry.id);
    entry.id = id;
    this.#entries.set(id, entry);
    this.#changed(id);
  }

  /** What puts the job `id` back as it is now, its phase and next fire time too; or takes out what is there then, if it is no job now. */
  checkpoint(id: string): () => void {
    const entry = this.#entries.get(id);
    const former = entry && { ...entry };
    return () => {
      const present = this.#entries.get(id);
      const isThere = entry !== undefined && this.#entries.get(entry.id) === entry;
      // One that has fired since, and that nobody has anchored, has gone on.
      const isSame = entry?.trigger === former?.trigger && entry?.anchor === former?.anchor;
      const hasGoneOn = isThere && isSame && entry.isPaused === former?.isPaused;
      const next = (hasGoneOn ? entry.nextFireTime : former?.nextFireTime) ?? null;
      for (const each of new Set([present, isThere ? entry : present])) if (each) this.delete(each);
      if (!entry || !former) return;
      Object.assign(entry, former, { nextFireTime: null, dueWith: null });
      this.#entries.set(id, entry);
      this.#followers.add(entry);
      this.setNextFireTime(entry, next);
    };
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
    const now = this.#with.clock.now();
    entry.trigger = this.#with.triggers.create(entry.id, spec, now);
    entry.anchor = now;
    this.#takenUp.delete(entry);
    this.#followers.delete(entry);
    entry.spec = spec;
    entry.occasions = occasionsOf(spec);
    this.#followers.add(entry);
    this.anchor(entry);
    this.#changed(entry.id);
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
    this.#changed(entry.id);
  }

  /** Takes out a job whose trigger is finished, if jobs end so; answers whether it did. */
  deleteIfFinished(entry: JobEntry): boolean {
    if (entry.nextFireTime !== null) return false;
    const isOver = this.#isStarted && entry.occasions.length === 0;
    // A listener may have put another job under this id since.
    const isThere = this.#entries.get(entry.id) === entry && !entry.isPaused;
    if (!isOver || !isThere || this.#with.lifetime !== 'trigger') return false;
    this.#changed(entry.id);
    return this.#entries.delete(entry.id);
  }

  #changed(jobId: string): void {
    if (this.#isStarted) this.#with.onChange(jobId);
  }

  #takeOut(entry: JobEntry): void {
    this.setNextFireTime(entry, null);
    this.#followers.delete(entry);
  }

  snapshot(entry: JobEntry): ScheduledJob {
    return snapshot(entry, this.#isStarted);
  }
}
