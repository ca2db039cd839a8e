import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../config/diagnostic/diagnostic.ts';
import type { LoadResult } from '../config/load-config.ts';
import { EMPTY, type Jobs, type Plan } from '../plan/plan.ts';
import { planChanges } from '../plan/plan-changes.ts';
import { contentKey, type Sources } from './content-key.ts';

export type ReloadOutcome =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'applied'; readonly plan: Plan }
  /** The last good config, if there is one, stays in force. */
  | { readonly kind: 'rejected'; readonly diagnostics: readonly Diagnostic[] };

interface Dependencies {
  readonly load: () => Promise<LoadResult>;
  /** Makes `config` the running one, all or nothing; `plan` is the difference to the jobs `before`. */
  readonly apply: (plan: Plan, config: Config, before: Jobs) => Promise<void>;
  /** Told once for each content that cannot be applied. */
  readonly onRejected: (diagnostics: readonly Diagnostic[]) => void;
  /** Told when a rejected content gave way to the one in force. */
  readonly onRecovered: () => void;
}

/**
 * Keeps the running jobs equal to the file. Level-based: `look` says only that something may have changed; what the files hold
 * decides. One look at a time; those asked for meanwhile become one more.
 */
export class Reconciler {
  readonly #with: Dependencies;
  #config: Config | null = null;
  /** Of the last content, good or rejected. */
  #hash: string | null = null;
  #sources: Sources = { files: [], globs: [] };
  /** Key of the files that need not be loaded again. */
  #seen: string | null = null;
  #current: Promise<unknown> = Promise.resolve();
  #next: Promise<ReloadOutcome> | null = null;
  #isClosed = false;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** What decides, that of a rejected config included. */
  get sources(): Sources {
    return this.#sources;
  }

  /**
   * Looks at the files once more and applies what changed. Rejects only when applying fails; the next look tries again.
   *
   * @param force load them even if nothing has changed that can be seen.
   */
  look({ force = false }: { readonly force?: boolean } = {}): Promise<ReloadOutcome> {
    if (force) this.#seen = null;
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
  async accept({ config, diagnostics, hash, files, globs }: LoadResult): Promise<ReloadOutcome> {
    this.#sources = { files, globs };
    if (hash === this.#hash) return { kind: 'unchanged' };
    if (!config) {
      this.#hash = hash;
      this.#with.onRejected(diagnostics);
      return { kind: 'rejected', diagnostics };
    }
    if (hash === this.#config?.hash) {
      this.#hash = hash;
      this.#with.onRecovered();
      return { kind: 'unchanged' };
    }
    const before = this.#config?.jobs ?? EMPTY;
    const plan = planChanges(before, config.jobs, config.moves);
    await this.#with.apply(plan, config, before);
    this.#config = config;
    this.#hash = hash;
    return { kind: 'applied', plan };
  }

  async #lookNow(): Promise<ReloadOutcome> {
    // Taken before loading: a write in between gives another key at the next look.
    const key = await contentKey(this.#sources);
    if (key === this.#seen) return { kind: 'unchanged' };
    const loaded = await this.#with.load();
    if (this.#isClosed) return { kind: 'unchanged' };
    const outcome = await this.accept(loaded);
    this.#seen = key;
    return outcome;
  }
}
