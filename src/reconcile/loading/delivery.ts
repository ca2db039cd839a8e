import type { Config, Job } from '../../config/config.ts';
import { deepFreeze } from '../../config/deep-freeze.ts';
import type { Diagnostic } from '../../config/diagnostic/diagnostic.ts';
import type { LoadResult } from '../../config/load-config.ts';
import { isEqual } from '../../plan/is-equal.ts';
import type { Jobs } from '../../plan/plan.ts';
import type { PackedConfig, Parcel } from './parcel.ts';

/** What was loaded, put together from its parcels. */
export class Delivery {
  readonly #before: Jobs;
  readonly #news = new Map<string, Job>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #excerpts: string[] = [];

  /** @param before the jobs that were delivered last: what is equal stays the same object. */
  constructor(before: Jobs) {
    this.#before = before;
  }

  /** The result, with the last parcel; `null` before. Throws what loading threw. */
  take(parcel: Parcel): LoadResult | null {
    switch (parcel.kind) {
      case 'jobs':
        for (const job of parcel.jobs) this.#news.set(job.id, withPartsOf(this.#before.get(job.id), job));
        return null;
      case 'diagnostics':
        this.#excerpts.push(...parcel.excerpts);
        for (const diagnostic of parcel.diagnostics) {
          const excerpt = diagnostic.excerpt === null ? null : (this.#excerpts[diagnostic.excerpt] ?? null);
          this.#diagnostics.push({ ...diagnostic, excerpt });
        }
        return null;
      case 'loaded':
        return { ...parcel.rest, config: parcel.config && this.#unpack(parcel.config), diagnostics: this.#diagnostics };
      case 'failed':
        throw parcel.error;
    }
  }

  #unpack({ jobIds, moves, ...settings }: PackedConfig): Config {
    const jobs = new Map<string, Job>();
    for (const id of jobIds) {
      const job = this.#news.get(id) ?? this.#before.get(id);
      if (job === undefined) throw new Error(`the job "${id}" was taken to be known, and is not`);
      jobs.set(id, job);
    }
    return Object.freeze({ ...deepFreeze(settings), moves: Object.freeze(moves), jobs });
  }
}

/** The job, frozen; where a part of it is what it was, that is put there: comparing the two is quick then. */
function withPartsOf(before: Job | undefined, job: Job): Job {
  if (before === undefined) return deepFreeze(job);
  const same = Object.fromEntries(Object.entries(before).filter(([key, part]) => isEqual(part, job[key as keyof Job])));
  return Object.keys(same).length === Object.keys(job).length ? before : deepFreeze({ ...job, ...same });
}
