import type { Config } from '../config/config.ts';
import type { LoadOptions, LoadResult, SchedulePaths } from '../config/load-config.ts';
import { type LoadedSnapshot, loadSnapshot } from './load-snapshot.ts';
import type { Snapshot } from './snapshot.ts';

export interface StartOptions {
  readonly configPaths: Exclude<SchedulePaths, string>;
  readonly env: LoadOptions['env'];
  /** Should mistakes in the schedule make it run the snapshot of the last one without? Default: as that says. */
  readonly startFromSnapshot?: boolean;
  /** Where the snapshot is. Default: where the schedule says, as far as it can be read, that the state is. */
  readonly stateDirectory?: string | undefined;
}

/** What a runner starts with; `snapshot` is what runs in place of a schedule with mistakes. */
export type FirstSchedule =
  | { readonly kind: 'usable'; readonly result: LoadResult; readonly config: Config; readonly snapshot: Snapshot | null }
  | { readonly kind: 'none'; readonly snapshot: LoadedSnapshot };

/** The schedule that was loaded; for one with mistakes the snapshot of the last one without, if that is wanted. */
export async function firstSchedule(loaded: LoadResult, options: StartOptions): Promise<FirstSchedule> {
  if (loaded.config !== null) return { kind: 'usable', result: loaded, config: loaded.config, snapshot: null };
  const kept = await loadSnapshot(options.stateDirectory ?? loaded.state, options.configPaths, options.env);
  const isWanted = kept.kind === 'loaded' && (options.startFromSnapshot || kept.config.runner.startFromSnapshot);
  return isWanted ? { ...kept, kind: 'usable' } : { kind: 'none', snapshot: kept };
}
