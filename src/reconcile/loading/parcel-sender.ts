import type { Job } from '../../config/config.ts';
import type { Diagnostic } from '../../config/diagnostic/diagnostic.ts';
import type { LoadResult } from '../../config/load-config.ts';
import { isEqual } from '../../plan/is-equal.ts';
import { EMPTY, type Jobs } from '../../plan/plan.ts';
import type { PackedDiagnostic, Parcel } from './parcel.ts';

/** Characters of JSON in a parcel: some milliseconds to unpack. What is larger by itself goes alone. */
const MOST_WEIGHT = 256 * 1024;

/** Packs what was loaded, without the jobs that the other side has. */
export class ParcelSender {
  /** The jobs as handed over last. */
  #sent: Jobs = EMPTY;

  /** All parcels of a result, in order: to be taken one after the other, up to the last one. */
  *parcelsOf({ config, diagnostics, schedules: read, ...others }: LoadResult): Generator<Parcel> {
    yield* diagnosticParcels(diagnostics);
    // What was read lies in memory that other files share, and all of that would be handed over.
    const schedules = read.map((schedule) => ({ ...schedule, bytes: new Uint8Array(schedule.bytes) }));
    const rest = { ...others, schedules };
    if (config === null) return yield { kind: 'loaded', rest, config };
    const { jobs, ...settings } = config;
    for (const portion of portions(jobs.values().filter((job) => !this.#isSent(job)))) yield { kind: 'jobs', jobs: portion };
    this.#sent = jobs;
    yield { kind: 'loaded', rest, config: { ...settings, jobIds: [...jobs.keys()] } };
  }

  /** By value: a file that could not be made out by pieces gives every job anew. */
  #isSent(job: Job): boolean {
    return isEqual(this.#sent.get(job.id), job);
  }
}

function* diagnosticParcels(diagnostics: readonly Diagnostic[]): Generator<Parcel> {
  const known = new Map<string, number>();
  const packed = diagnostics.map((diagnostic): { diagnostic: PackedDiagnostic; news: readonly string[] } => {
    const { excerpt } = diagnostic;
    if (excerpt === null) return { diagnostic: { ...diagnostic, excerpt }, news: [] };
    const number = known.get(excerpt) ?? known.size;
    const news = known.has(excerpt) ? [] : [excerpt];
    known.set(excerpt, number);
    return { diagnostic: { ...diagnostic, excerpt: number }, news };
  });
  for (const portion of portions(packed)) {
    const excerpts = portion.flatMap(({ news }) => news);
    yield { kind: 'diagnostics', diagnostics: portion.map(({ diagnostic }) => diagnostic), excerpts };
  }
}

function* portions<Item>(items: Iterable<Item>): Generator<readonly Item[]> {
  let portion: Item[] = [];
  let weight = 0;
  for (const item of items) {
    const own = JSON.stringify(item).length;
    if (portion.length > 0 && weight + own > MOST_WEIGHT) {
      yield portion;
      [portion, weight] = [[], 0];
    }
    portion.push(item);
    weight += own;
  }
  if (portion.length > 0) yield portion;
}
