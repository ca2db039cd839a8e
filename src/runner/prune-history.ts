import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import { keepPruning, type PruneRules } from '../store/retention/pruning.ts';
import type { Store } from '../store/store.ts';
import { occasionsOf } from '../trigger/spec/occasion.ts';

interface HistoryPruning {
  readonly store: Store;
  /** The one in force: what is kept changes with the file. */
  readonly configNow: () => Config;
  readonly onFailure: (error: Error) => void;
}

/** Begins to prune the history, by the config in force each time. Returns what ends it, which resolves when nothing of it goes on. */
export function pruneHistory({ store, configNow, onFailure }: HistoryPruning): () => Promise<void> {
  const end = new AbortController();
  const wait = (ms: number, signal: AbortSignal): Promise<void> =>
    sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  const rulesNow = (): PruneRules => pruneRules(configNow());
  const pruning = keepPruning({ store, rulesNow, now: Date.now, wait, onFailure }, end.signal);
  return () => {
    end.abort();
    return pruning;
  };
}

function pruneRules({ runner: { history }, jobs }: Config): PruneRules {
  const { keep, maxSizeBytes: maxBytes } = history;
  const all = [...jobs.values()];
  const others = all.filter((job) => job.history.runs !== keep.runs || job.history.forMs !== keep.forMs);
  const followers = all.filter(({ trigger }) => occasionsOf(trigger).some(({ kind }) => kind === 'after'));
  return {
    keep,
    maxBytes,
    jobs: new Map(others.map((job) => [job.id, job.history])),
    followers: new Set(followers.map(({ id }) => id)),
  };
}
