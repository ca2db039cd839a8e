import type { Expectations, Job } from '../config/config.ts';
import { durationText } from '../config/lint/duration-text.ts';
import type { EventFields, VolnuxEvent } from '../event/event.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';
import { Deadlines } from './deadlines.ts';
import type { HookClock } from './hook-clock.ts';
import type { ToldNotes } from './told-notes.ts';

export interface LateWatchOptions {
  readonly clock: HookClock;
  readonly publish: (name: 'job_late' | 'job_overdue', fields: EventFields) => void;
  /** Whether the job fires at all now. */
  readonly isPaused: (jobId: string) => boolean;
  /** From when on the job is to succeed again, as far as the records know. Never rejects. */
  readonly recall: (jobId: string) => Promise<Since>;
  /** Default: a job that is overdue is told anew by each process. */
  readonly notes?: ToldNotes;
}

/** When the job succeeded last, or else when it was added; Unix ms. */
export interface Since {
  readonly at: number;
  readonly isSuccess: boolean;
}

/** A run that is going and has to end by some time. */
interface GoingRun {
  readonly started: VolnuxEvent;
  readonly maxDurationMs: number;
}

/** Holds jobs to what is expected of them. Ends nothing and starts nothing: it tells. */
export class LateWatch {
  readonly #options: LateWatchOptions;
  readonly #runs = new Map<string, GoingRun>();
  readonly #late: Deadlines<string>;
  readonly #since = new Map<string, Since>();
  readonly #overdue: Deadlines<string>;
  #jobs: ReadonlyMap<string, Job> = new Map();

  constructor(options: LateWatchOptions) {
    this.#options = options;
    const { clock } = options;
    // What a run takes is elapsed time; between two successes it is the calendar that counts, over restarts too.
    this.#late = new Deadlines({ now: clock.elapsed, after: clock.after, onPassed: (runId) => this.#tellLate(runId) });
    this.#overdue = new Deadlines({ now: clock.now, after: clock.after, onPassed: (jobId) => this.#tellOverdue(jobId) });
  }

  /** The jobs in force from now on. Resolves when what the records know of those that are new here has been asked. Never rejects. */
  async watch(jobs: ReadonlyMap<string, Job>): Promise<void> {
    const former = this.#jobs;
    this.#jobs = jobs;
    for (const id of this.#since.keys()) if (everyOf(jobs, id) === null) this.#forget(id);
    const asked = [...jobs].map(async ([id, { expect }]) => {
      if (expect.everyMs === null) return;
      if (this.#since.has(id)) {
        // Another `every`: counts from where the former one did.
        if (everyOf(former, id) !== expect.everyMs) this.#expectSuccess(id);
        return;
      }
      const since = await this.#options.recall(id);
      // It may have succeeded, or gone, meanwhile.
      if (everyOf(this.#jobs, id) !== null && !this.#since.has(id)) this.#count(id, since, this.#nextTelling(id, since));
    });
    await Promise.all(asked);
  }

  /** What the event means to what is expected. `expect`: of the job that it is about. */
  see(event: VolnuxEvent, expect: Expectations | undefined): void {
    const { name, jobId, runId, outcome } = event;
    if (runId !== null && name === 'job_submitted' && expect !== undefined && expect.maxDurationMs !== null) {
      this.#runs.set(runId, { started: event, maxDurationMs: expect.maxDurationMs });
      this.#late.set(runId, this.#options.clock.elapsed() + expect.maxDurationMs);
    }
    if (runId !== null && outcome !== null) {
      this.#runs.delete(runId);
      this.#late.delete(runId);
    }
    if (jobId === null || everyOf(this.#jobs, jobId) === null) return;
    if (name === 'job_executed') this.#count(jobId, { at: event.time, isSuccess: true });
    if (name === 'job_resumed') this.#overdue.set(jobId, event.time + (everyOf(this.#jobs, jobId) ?? 0));
    if (name === 'job_paused' || name === 'job_removed') this.#overdue.delete(jobId);
  }

  close(): void {
    this.#late.clear();
    this.#overdue.clear();
  }

  #forget(jobId: string): void {
    this.#since.delete(jobId);
    this.#overdue.delete(jobId);
  }

  #count(jobId: string, since: Since, notBefore = -Infinity): void {
    this.#since.set(jobId, since);
    this.#expectSuccess(jobId, notBefore);
  }

  #expectSuccess(jobId: string, notBefore = -Infinity): void {
    const expectedAt = (this.#since.get(jobId)?.at ?? 0) + (everyOf(this.#jobs, jobId) ?? 0);
    this.#overdue.set(jobId, Math.max(expectedAt, notBefore));
  }

  /** When a job that a former process has told to be overdue may be told again, Unix ms. */
  #nextTelling(jobId: string, since: Since): number {
    const { clock, notes } = this.#options;
    const note = notes?.recall(subjectOf(jobId)) ?? null;
    // A clock that was set back would have it lie ahead.
    const toldAt = Math.min(Number(note ?? -Infinity), clock.now());
    return toldAt < since.at ? -Infinity : toldAt + (everyOf(this.#jobs, jobId) ?? 0);
  }

  #tellLate(runId: string): void {
    const run = this.#runs.get(runId);
    if (run === undefined) return;
    const { jobId, fireTime, generation } = run.started;
    const reason = `it takes longer than the ${durationText(run.maxDurationMs)} of expect.max_duration, and goes on`;
    this.#options.publish('job_late', { jobId, runId, fireTime, generation, reason, durationMs: run.maxDurationMs });
  }

  #tellOverdue(jobId: string): void {
    const job = this.#jobs.get(jobId);
    const since = this.#since.get(jobId);
    const everyMs = everyOf(this.#jobs, jobId);
    if (job === undefined || since === undefined || everyMs === null || this.#options.isPaused(jobId)) return;
    const moment = formatInstant(since.at, job.trigger.timezone);
    const beginning = since.isSuccess
      ? `no run has succeeded since ${moment}`
      : `no run has succeeded since it was added at ${moment}`;
    this.#options.publish('job_overdue', { jobId, reason: `${beginning}; expect.every is ${durationText(everyMs)}` });
    const now = this.#options.clock.now();
    this.#options.notes?.keep(subjectOf(jobId), String(now), now + everyMs);
    this.#overdue.set(jobId, now + everyMs);
  }
}

function subjectOf(jobId: string): string {
  return `overdue ${jobId}`;
}

function everyOf(jobs: ReadonlyMap<string, Job>, id: string): number | null {
  return jobs.get(id)?.expect.everyMs ?? null;
}
