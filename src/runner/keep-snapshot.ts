import { resolve } from 'node:path';
import type { LoadResult } from '../config/load-config.ts';
import { writeSnapshot } from '../reconcile/snapshot.ts';

interface Place {
  /** The state directory, and the key of it. */
  readonly state: string;
  readonly key: Uint8Array;
  readonly configPaths: readonly string[];
  readonly generationNow: () => number | null;
  readonly onFailure: (error: Error) => void;
}

/** A function that keeps a snapshot of what was applied. It never rejects: what cannot be kept is told, for it is for another day. */
export function snapshotKeeper({
  state,
  key,
  configPaths,
  generationNow,
  onFailure,
}: Place): (applied: LoadResult) => Promise<void> {
  return async function keepSnapshot({ schedules }) {
    const paths = configPaths.map((path) => resolve(path));
    const snapshot = { generation: generationNow() ?? 0, appliedAt: Date.now(), paths, schedules };
    await writeSnapshot(state, key, snapshot).catch((cause: unknown) => {
      onFailure(new Error(`cannot keep a snapshot of the schedule in ${state}`, { cause }));
    });
  };
}
