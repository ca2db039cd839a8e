import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../config/diagnostic.ts';
import type { LoadResult } from '../config/load-config.ts';
import { EMPTY, type Plan } from '../plan/plan.ts';
import { planChanges } from '../plan/plan-changes.ts';
import { contentKey } from './content-key.ts';

export type ReloadOutcome =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'applied'; readonly plan: Plan }
  /** The last good config, if there is one, stays in force. */
  | { readonly kind: 'rejected'; readonly diagnostics: readonly Diagnostic[] };

interface Dependencies {
  readonly load: () => Promise<LoadResult>;
  /** Makes `config` the running one; `plan` is the difference to the former. */
  readonly apply: (plan: Plan, config: Config) => Promise<void>;
}

/**
 * Keeps the running jobs equal to the file. Level-based: `look` says only that something may have changed; what the files hold
 * decides. One look at a time; those asked for meanwhile become one more.
 */
export class Reconciler {
  readonly #with: Dependencies;
  #config: Config | null = null;
  #files: readonly string[] = [];
  #seen: string | null = null;
  #current: Promise<unknown> = Promise.resolve();
  #next: Promise<ReloadOutcome> | null = null;
  #isClosed = false;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** Absolute paths of the files whose content decides, those of a rejected config included. */
  get files(): readonly string[] {
    return this.#files;
  }

  /** Looks at the files once more and applies what changed. Rejects only when applying fails. */
  look(): Promise<ReloadOutcome> {
    this.#next ??= this.#current.then(() => {
      const look = this.#lookNow();
      this.#current = look.catch(() => {});
      this.#next = null;
      return look;
    });
    return this.#next;
  }

  /** Applies nothing more; resolves when a look under way is over. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#current;
  }

  /** Applies what was loaded, if it is a good config and another one than the one in force. */
  async accept({ config, diagnostics, files }: LoadResult): Promise<ReloadOutcome> {
    this.#files = files;
    if (!config) return { kind: 'rejected', diagnostics };
    if (config.hash === this.#config?.hash) return { kind: 'unchanged' };
    const plan = planChanges(this.#config?.jobs ?? EMPTY, config.jobs);
    await this.#with.apply(plan, config);
    this.#config = config;
    return { kind: 'applied', plan };
  }

  async #lookNow(): Promise<ReloadOutcome> {
    // Taken before loading: a write in between gives another key at the next look.
    const key = await contentKey(this.#files);
    if (key === this.#seen) return { kind: 'unchanged' };
    const loaded = await this.#with.load();
    if (this.#isClosed) return { kind: 'unchanged' };
    const outcome = await this.accept(loaded);
    this.#seen = key;
    return outcome;
  }
}
