import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../config/diagnostic/diagnostic.ts';
import type { LoadResult } from '../config/load-config.ts';
import { EMPTY, type Jobs, type Plan } from '../plan/plan.ts';
import { planSteps } from '../plan/plan-changes.ts';
import { contentKey, type Sources } from './content-key.ts';
import { inTurns } from './in-turns.ts';
import { massRemoval } from './mass-removal.ts';

export type ReloadOutcome = { readonly kind: 'unchanged' } | { readonly kind: 'applied'; readonly plan: Plan } | Refusal;

/** Why a content is not applied. The last good config, if there is one, stays in force. */
export type Refusal =
  | { readonly kind: 'rejected'; readonly diagnostics: readonly Diagnostic[] }
  /** A good config, but one that removes most jobs; `reason` says what to do. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Why what the files hold is not what is in force. */
export type Fault = { /** In ms. */ readonly since: number } & (Refusal | { readonly kind: 'failed'; readonly error: Error });

export interface LookOptions {
  /** Somebody wants an answer: what was looked at before is loaded again, and a refusal comes again, though it is not told again. */
  readonly isAsked?: boolean;
  /** Somebody means it: most jobs may be removed. */
  readonly isForced?: boolean;
}

interface Dependencies {
  readonly load: () => Promise<LoadResult>;
  /** Makes `config` the running one, all or nothing; `plan` is the difference to the jobs `before`. */
  readonly apply: (plan: Plan, config: Config, before: Jobs) => Promise<void>;
  /** Gets what was applied, to keep it; never rejects. */
  readonly keep: (applied: LoadResult) => Promise<void>;
  /** Told once for each content that is not applied. */
  readonly onRefused: (refusal: Refusal) => void;
  /** Told when such a content gave way to the one in force. */
  readonly onRecovered: () => void;
  /** The present moment, in ms. */
  readonly now: () => number;
}

/**
 * Keeps the running jobs equal to the file. Level-based: `look` says only that something may have changed; what the files hold
 * decides. One look at a time; those asked for meanwhile become one more.
 */
export class Reconciler {
  readonly #with: Dependencies;
  #config: Config | null = null;
  #fault: Fault | null = null;
  /** Of the content that was refused last. */
  #refusedHash: string | null = null;
  #sources: Sources = { files: [], globs: [] };
  /** Key of the files that need not be loaded again. */
  #seen: string | null = null;
  #current: Promise<unknown> = Promise.resolve();
  #next: { readonly outcome: Promise<ReloadOutcome>; options: LookOptions } | null = null;
  #isClosed = false;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** What decides, that of a refused content included. */
  get sources(): Sources {
    return this.#sources;
  }

  /** `null`: what the files hold is in force, as far as anybody looked. */
  get fault(): Fault | null {
    return this.#fault;
  }

  /** Looks at the files once more and applies what changed. Rejects only when loading or applying fails, which is no word about the files; the next look tries again. */
  look({ isAsked = false, isForced = false }: LookOptions = {}): Promise<ReloadOutcome> {
    if (this.#next !== null) {
      const { options } = this.#next;
      this.#next.options = { isAsked: isAsked || options.isAsked === true, isForced: isForced || options.isForced === true };
      return this.#next.outcome;
    }
    const outcome = this.#current.then(() => {
      const options = this.#next?.options ?? {};
      const look = this.#lookNow(options);
      this.#current = look.catch(() => {});
      this.#next = null;
      return look;
    });
    this.#next = { outcome, options: { isAsked, isForced } };
    return outcome;
  }

  /** Applies nothing more; resolves when a look under way is over. Should its load fail from now on, that is no failure. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#current;
  }

  /** Applies what was loaded, if it is a good config and another one than the one in force. */
  async accept(loaded: LoadResult, { isForced = false }: LookOptions = {}): Promise<ReloadOutcome> {
    const { config, diagnostics, hash, files, globs } = loaded;
    this.#sources = { files, globs };
    if (!config) return this.#refuse(hash, { kind: 'rejected', diagnostics });
    if (hash === this.#config?.hash) {
      if (this.#fault !== null) this.#with.onRecovered();
      this.#setFault(null);
      return { kind: 'unchanged' };
    }
    const before = this.#config?.jobs ?? EMPTY;
    const plan = await inTurns(planSteps(before, config.jobs, config.moves));
    const isMeant = isForced || config.runner.allowMassRemoval;
    const reason = isMeant ? null : massRemoval(plan, before, config.jobs);
    if (reason !== null) return this.#refuse(hash, { kind: 'refused', reason });
    try {
      await this.#with.apply(plan, config, before);
    } catch (error) {
      this.#fail(error);
    }
    this.#config = config;
    this.#setFault(null);
    await this.#with.keep(loaded);
    return { kind: 'applied', plan };
  }

  #refuse(hash: string, refusal: Refusal): Refusal {
    const isTold = this.#refusedHash === hash;
    this.#setFault(refusal);
    this.#refusedHash = hash;
    if (!isTold) this.#with.onRefused(refusal);
    return refusal;
  }

  #fail(error: unknown): never {
    this.#setFault({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
    throw error;
  }

  #setFault(fault: Refusal | { readonly kind: 'failed'; readonly error: Error } | null): void {
    this.#refusedHash = null;
    this.#fault = fault && { ...fault, since: this.#fault?.since ?? this.#with.now() };
  }

  async #lookNow({ isAsked = false, isForced = false }: LookOptions): Promise<ReloadOutcome> {
    // Taken before loading: a write in between gives another key at the next look.
    const key = await contentKey(this.#sources);
    if (key === this.#seen && !isAsked && !isForced) return { kind: 'unchanged' };
    const loaded = await this.#load();
    if (loaded === null || this.#isClosed) return { kind: 'unchanged' };
    const outcome = await this.accept(loaded, { isForced });
    this.#seen = key;
    return outcome;
  }
  /** `null` when nobody wants it any more. */
  async #load(): Promise<LoadResult | null> {
    return this.#with.load().catch((error: unknown) => (this.#isClosed ? null : this.#fail(error)));
  }
}
