import type { Keep, PrunePosition, PruneResult } from './prune-step.ts';
import type { Store } from '../store.ts';

/** What is kept of the records, of all jobs and of single ones. */
export interface PruneRules {
  readonly keep: Keep;
  /** The jobs that keep more or less than the others. */
  readonly jobs: ReadonlyMap<string, Keep>;
  /** Jobs that run after others. */
  readonly followers: ReadonlySet<string>;
  /** What all records together may take; `null`: no limit. */
  readonly maxBytes: number | null;
}

interface Dependencies {
  readonly store: Pick<Store, 'prune'>;
  /** Those in force, asked for once in each pass. */
  readonly rulesNow: () => PruneRules;
  readonly now: () => number;
  /** Resolves after so many ms, or at once when `signal` is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly onFailure: (error: Error) => void;
}

/** A start has other things to do first. */
const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 10 * 60_000;
/** Between two steps, so that claims and questions find the store free. */
const PAUSE_MS = 20;
/** Records that one step looks at: about a millisecond's worth. */
const MOST = 200;
/** The time that is kept is cut by a quarter of it, and again, until the rest is small enough: most of what is kept may be of the last hour, and some of last year. */
const LEFT_BY_CUT = 0.75;
/** Of thirty days that leaves nothing. */
const MOST_CUTS = 80;

/** Prunes the store in the background, again and again, until `signal` is aborted; resolves when the last step is done. Never rejects. */
export async function keepPruning(dependencies: Dependencies, signal: AbortSignal): Promise<void> {
  const { wait, onFailure } = dependencies;
  await wait(FIRST_AFTER_MS, signal);
  while (!signal.aborted) {
    try {
      await pruneOnce(dependencies, signal);
    } catch (error) {
      onFailure(error as Error);
    }
    await wait(EVERY_MS, signal);
  }
}

/** One pass through all records, in small steps: by the rules of each job, and then, if that is still too much, the oldest of all. Rejects when the store does. */
export async function pruneOnce(dependencies: Omit<Dependencies, 'onFailure'>, signal: AbortSignal): Promise<void> {
  const { store, rulesNow, now, wait } = dependencies;
  const { maxBytes, ...rules } = rulesNow();
  const begunAt = now();
  const limit = maxBytes ?? Infinity;

  async function* walk(keptSince: number | null): AsyncGenerator<PruneResult> {
    let from: PrunePosition | null = null;
    do {
      const result: PruneResult = await store.prune({ now: begunAt, from, ...rules, keptSince, most: MOST });
      yield result;
      from = result.next;
      if (from !== null) await wait(PAUSE_MS, signal);
    } while (from !== null && !signal.aborted);
  }

  let [bytes, oldest] = [0, begunAt];
  for await (const result of walk(null)) {
    bytes = result.bytes;
    oldest = Math.min(oldest, result.oldest ?? begunAt);
  }
  for (let cut = 1; cut <= MOST_CUTS && bytes > limit && !signal.aborted; cut++) {
    const keptSince = begunAt - Math.floor((begunAt - oldest) * LEFT_BY_CUT ** cut);
    for await (const result of walk(keptSince)) {
      bytes = result.bytes;
      if (bytes <= limit) break;
    }
  }
}
