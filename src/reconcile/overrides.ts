import type { Moves, Jobs } from '../plan/plan.ts';
import type { Clock } from '../scheduler/clock.ts';
import type { PipelineScheduler } from '../scheduler/pipeline-scheduler.ts';
import type { Override, OverrideStore } from '../store/override.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';

/** Suspended machines and clock changes do not move timers, so the wall clock is looked at this often at least. */
const LONGEST_SLEEP_MS = 30_000;

interface Dependencies {
  readonly store: OverrideStore;
  readonly scheduler: Pick<PipelineScheduler, 'pauseJob' | 'resumeJob' | 'getJob'>;
  readonly clock: Clock;
  /** Those that a former process left. */
  readonly known: readonly Override[];
  /** Told of a store that cannot keep one. */
  readonly onFailure: (error: Error) => void;
}

/**
 * The pauses by operators: kept over reloads and restarts, until they are taken back, their time is over, the schedule pauses the job itself, or
 * removes it. Memory is right at once; the store follows it.
 */
export class Overrides {
  readonly #with: Dependencies;
  readonly #byJob: Map<string, Override>;
  /** Ids of which the store may know something else. */
  readonly #unwritten = new Set<string>();
  #writing: Promise<boolean> = Promise.resolve(true);
  #stopTimer = (): void => {};
  #state: 'new' | 'going' | 'closed' = 'new';

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
    this.#byJob = new Map(dependencies.known.map((override) => [override.jobId, override]));
  }

  get(jobId: string): Override | null {
    return this.#byJob.get(jobId) ?? null;
  }

  all(): readonly Override[] {
    return [...this.#byJob.values()];
  }

  /** Pauses a job, or takes the place of its former override. Resolves to whether the store has it: if not, it ends with this process. */
  pause(override: Override): Promise<boolean> {
    // First: it throws for a job that is not there.
    this.#pause(override);
    this.#byJob.set(override.jobId, override);
    this.#arm();
    return this.#write([override.jobId]);
  }

  /** Takes back the override of a job, which goes on. `reason`: for the event. Resolves to whether the store knows; if not, a restart brings it back. */
  resume(jobId: string, reason: string): Promise<boolean> {
    this.#byJob.delete(jobId);
    this.#with.scheduler.resumeJob(jobId, reason);
    this.#arm();
    return this.#write([jobId]);
  }

  /**
   * To be called in the turn in which other jobs came into force: overrides move with their jobs, those that the schedule has ended are forgotten, and
   * the others hold. Answers with a sentence for each that the schedule ended.
   */
  follow(jobs: Jobs, moves: Moves): readonly string[] {
    const changed: string[] = [];
    for (const [to, from] of moves) {
      const override = this.#byJob.get(from);
      if (!override || !jobs.has(to)) continue;
      this.#byJob.delete(from);
      if (!this.#byJob.has(to)) this.#byJob.set(to, { ...override, jobId: to });
      changed.push(from, to);
    }
    const sentences: string[] = [];
    for (const { jobId, user } of this.all()) {
      const job = jobs.get(jobId);
      if (job?.paused === false) continue;
      sentences.push(`the pause of ${jobId} by ${user} is over: the schedule ${job ? 'pauses it itself' : 'has it no more'}`);
      this.#byJob.delete(jobId);
      changed.push(jobId);
    }
    this.hold();
    if (changed.length > 0) void this.#write(changed);
    return sentences;
  }

  /** Pauses the jobs that are there and should be: after an apply that failed, one may have been added again. */
  hold(): void {
    for (const override of this.#byJob.values()) {
      if (this.#with.scheduler.getJob(override.jobId)) this.#pause(override);
    }
  }

  /** From now on pauses end when their time is over; at once where that has come while no runner was there. */
  start(): void {
    this.#state = 'going';
    this.#endThoseOver();
  }

  /** Ends none any more; resolves when all is written. */
  async close(): Promise<void> {
    this.#state = 'closed';
    this.#stopTimer();
    await this.#writing;
  }

  #arm(): void {
    this.#stopTimer();
    const ends = this.all().flatMap(({ until }) => until ?? []);
    if (this.#state !== 'going' || ends.length === 0) return;
    const { clock } = this.#with;
    const delayMs = Math.max(0, Math.min(...ends) - clock.now());
    this.#stopTimer = clock.after(Math.min(delayMs, LONGEST_SLEEP_MS), () => this.#endThoseOver());
  }

  #endThoseOver(): void {
    const now = this.#with.clock.now();
    for (const { jobId, until, user } of this.all()) {
      if (until !== null && until <= now) void this.resume(jobId, `the pause by ${user} was until ${this.#shown(until, jobId)}`);
    }
    this.#arm();
  }

  #pause({ jobId, user, reason, until }: Override): void {
    // Its time passed while no runner was there: it has to hold until `start`, so that what was due meanwhile is not made up for.
    const isOver = until !== null && until <= this.#with.clock.now();
    const end = until === null ? '' : `, until ${this.#shown(until, jobId)}${isOver ? ', which is past: it ends at once' : ''}`;
    this.#with.scheduler.pauseJob(jobId, `by ${user}${end}${reason === null ? '' : `: ${reason}`}`);
  }

  /** An instant in the zone of the job, as the events have it that tell of this. */
  #shown(instant: number, jobId: string): string {
    return formatInstant(instant, this.#with.scheduler.getJob(jobId)?.trigger.timezone ?? 'UTC');
  }

  /** One write after the other, each of what is true by then. Never rejects. */
  #write(jobIds: readonly string[]): Promise<boolean> {
    for (const jobId of jobIds) this.#unwritten.add(jobId);
    this.#writing = this.#writing.then(() => this.#writeNow());
    return this.#writing;
  }

  async #writeNow(): Promise<boolean> {
    const ids = [...this.#unwritten];
    const { store, onFailure } = this.#with;
    this.#unwritten.clear();
    try {
      for (const id of ids) {
        const override = this.#byJob.get(id);
        if (override) await store.saveOverride(override);
      }
      const gone = ids.filter((id) => !this.#byJob.has(id));
      if (gone.length > 0) await store.endOverrides(gone);
      return true;
    } catch (cause) {
      // With the next write it is tried again.
      for (const id of ids) this.#unwritten.add(id);
      onFailure(new Error(`a pause or its end could not be kept: ${String(cause)}`, { cause }));
      return false;
    }
  }
}
