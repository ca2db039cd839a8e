import type { Config, Params } from '../config/config.ts';
import type { Overrides } from '../reconcile/overrides.ts';
import type { ReloadOutcome } from '../reconcile/reconciler.ts';
import type { PipelineScheduler } from '../scheduler/pipeline-scheduler.ts';
import type { Store } from '../store/store.ts';
import type { Trouble } from './answers.ts';
import type { AskedRuns } from './asked-runs.ts';

/** The runner, as far as it can be asked and told. */
export interface Controlled {
  readonly version: string;
  readonly pid: number;
  /** When it began, Unix ms. */
  readonly since: number;
  readonly scheduler: PipelineScheduler;
  readonly overrides: Overrides;
  readonly store: Pick<Store, 'lastSettled' | 'lastGeneration'>;
  /** What is wrong with a runner that goes on; none: all is well. */
  readonly troubles: () => readonly Trouble[];
  readonly askedRuns: AskedRuns;
  readonly now: () => number;
  readonly isDraining: () => boolean;
  /**
   * The config in force; `hash`: as it is kept; `keptJobs`: its jobs as they are kept; `sealKey`: what their seals were made with, in hex, where no state
   * directory has it.
   */
  readonly inForce: () => {
    readonly config: Config;
    readonly hash: string;
    readonly keptJobs: () => Promise<readonly string[]>;
    readonly sealKey: string | null;
  };
  readonly reload: (options: { readonly force: boolean }) => Promise<ReloadOutcome>;
  /** Gives the run other params than those of its job; it has not begun. */
  readonly giveParams: (runId: string, params: Params) => void;
  /** The text without secrets. */
  readonly hide: (text: string) => string;
}
