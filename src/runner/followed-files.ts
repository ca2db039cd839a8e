import type { WatchMode } from '../config/config.ts';
import type { LoadResult } from '../config/load-config.ts';
import type { StartOptions } from '../reconcile/first-schedule.ts';
import type { LoaderThread } from '../reconcile/loading/loader-thread.ts';
import { type Fault, type LookOptions, Reconciler, type ReloadOutcome } from '../reconcile/reconciler.ts';
import { type FileWatch, watchFiles } from '../reconcile/watch-files.ts';

interface Surroundings extends Omit<ConstructorParameters<typeof Reconciler>[0], 'load' | 'now'> {
  readonly loader: LoaderThread;
  readonly configPaths: StartOptions['configPaths'];
  readonly env: StartOptions['env'];
  /** As the config in force says. */
  readonly watchMode: () => WatchMode;
  readonly onFailure: (error: Error) => void;
}

/** The files of the schedule: what they hold is brought into force, at the start, when they change, and when somebody asks for it. */
export class FollowedFiles {
  readonly #loader: LoaderThread;
  readonly #watchMode: () => WatchMode;
  readonly #reconciler: Reconciler;
  readonly #watch: FileWatch;

  constructor({ loader, configPaths, env, watchMode, onFailure, ...dependencies }: Surroundings) {
    this.#loader = loader;
    this.#watchMode = watchMode;
    this.#reconciler = new Reconciler({ ...dependencies, load: () => loader.load(configPaths, env), now: () => Date.now() });
    this.#watch = watchFiles(() => void this.#look({}).catch(onFailure));
  }

  /** Why what the files hold is not what is in force; `null`: it is. */
  get fault(): Fault | null {
    return this.#reconciler.fault;
  }

  /** Brings `first` into force; where that is not what was loaded, so much is told of the latter, and its files are the ones to watch. */
  async begin(first: LoadResult, loaded: LoadResult): Promise<void> {
    await this.#reconciler.accept(first);
    if (first !== loaded) await this.#reconciler.accept(loaded);
  }

  /** From now on their changes are seen. */
  watch(): Promise<void> {
    return this.#watch.follow(this.#reconciler.sources, this.#watchMode());
  }

  /** Looks at them now, whether they seem to have changed or not. `force`: applies also what removes most jobs. */
  reload({ force = false }: { readonly force?: boolean } = {}): Promise<ReloadOutcome> {
    return this.#look({ isAsked: true, isForced: force });
  }

  /** Nothing more of them is brought into force, nor loaded. Resolves when a look under way is over. */
  async close(): Promise<void> {
    await this.#watch.close();
    // A load that is going on may take its time, and nobody wants what comes of it.
    await Promise.all([this.#reconciler.close(), this.#loader.close()]);
  }

  async #look(options: LookOptions): Promise<ReloadOutcome> {
    try {
      return await this.#reconciler.look(options);
    } finally {
      await this.watch();
    }
  }
}
