import type { JobRecord, Store } from '../../store/store.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import type { Clock } from '../clock.ts';
import type { JobEntry } from './scheduled-job.ts';

interface Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly fingerprintOf: (spec: TriggerSpec) => string;
  readonly find: (jobId: string) => JobEntry | undefined;
  /** Takes care of work that goes on. */
  readonly track: (work: Promise<void>) => void;
}

/**
 * Keeps what the store knows of each job (when it fires next) equal to the job table. What changes in one go is written in one transaction, right
 * after; what a claim changes is written with the claim. A crash in between leaves a job that is new at the next start, or was never changed.
 */
export class JobRecords {
  readonly #with: Dependencies;
  readonly #changed = new Set<string>();
  #isWriting = false;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** The job is another one than recorded, or there no more. */
  note(jobId: string): void {
    if (!this.#with.store.isDurable) return;
    this.#changed.add(jobId);
    if (this.#isWriting) return;
    this.#isWriting = true;
    this.#with.track(Promise.resolve().then(() => this.#write()));
  }

  /** The records of those that are still there, as they are now, to be written by the caller. */
  take(entries: readonly JobEntry[]): readonly JobRecord[] {
    if (!this.#with.store.isDurable) return NOTHING;
    // A listener may have taken one out since.
    const present = entries.filter((entry) => this.#with.find(entry.id) === entry);
    for (const { id } of present) this.#changed.delete(id);
    return present.map((entry) => this.#recordOf(entry));
  }

  async #write(): Promise<void> {
    this.#isWriting = false;
    const ids = [...this.#changed];
    this.#changed.clear();
    const entries = ids.map((id) => this.#with.find(id));
    const gone = ids.filter((_, index) => entries[index] === undefined);
    const records = entries.flatMap((entry) => (entry ? [this.#recordOf(entry)] : []));
    if (ids.length > 0) await this.#with.store.saveJobs(records, gone);
  }

  #recordOf({ id: jobId, spec, anchor, nextFireTime }: JobEntry): JobRecord {
    const { clock, fingerprintOf } = this.#with;
    return { jobId, fingerprint: fingerprintOf(spec), anchor, nextFireTime, seenAt: clock.now() };
  }
}

const NOTHING: readonly JobRecord[] = [];
