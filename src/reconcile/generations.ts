import type { Config } from '../config/config.ts';
import type { Mask } from '../config/secret/mask.ts';
import { EMPTY, type Moves, type Plan } from '../plan/plan.ts';
import { planChanges } from '../plan/plan-changes.ts';
import { showPlan } from '../plan/shown-plan.ts';
import type { AppliedGeneration, Store } from '../store/store.ts';
import { fromKeptJobs, keptHash, shownText, toKeptJobs } from './kept-jobs.ts';
import { scheduleCommit } from './schedule-commit.ts';

interface Dependencies {
  readonly store: Store;
  /** Of the state directory. */
  readonly key: Uint8Array;
  /** Of all secrets that a config to be kept may hold. */
  readonly mask: () => Mask;
}

/**
 * Counts the configs that were applied, and keeps them in the store: in two halves, so that what cannot be written is not applied, and what is
 * written but not applied is not in force.
 */
export class Generations {
  readonly #with: Dependencies;
  /** Of those put in force by this process: a number is not given twice, also when the store could not write it. */
  #latest = 0;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /**
   * Writes a config down, and returns its number: that of the last one if it has the same content, as after a restart. Rejects when the store
   * cannot write it.
   *
   * @param plan what it changes; `null`: nothing runs yet, and it is compared with what was applied last.
   */
  async prepare(config: Config, plan: Plan | null): Promise<number> {
    const { store, key, mask } = this.#with;
    const last = await store.lastGeneration();
    const hash = keptHash(config.hash, key);
    if (last?.hash === hash) return last.generation;
    const generation = Math.max(last?.generation ?? 0, this.#latest) + 1;
    const shown = showPlan(plan ?? planSince(last, config, key), (text) => shownText(text, mask()));
    await store.saveGeneration({
      generation,
      hash,
      appliedAt: Date.now(),
      commit: await scheduleCommit(config.files),
      plan: JSON.stringify(shown),
      jobs: toKeptJobs(config.jobs, mask(), key),
    });
    return generation;
  }

  /**
   * Puts it in force, and gives the records of jobs to those they were moved to. The store is told before this returns: what it is told after that
   * comes later. Rejects when the store cannot write it.
   */
  putInForce(generation: number, moves: Moves): Promise<void> {
    this.#latest = Math.max(this.#latest, generation);
    return this.#with.store.applyGeneration(generation, moves);
  }
}

function planSince(last: AppliedGeneration | null, { jobs, moves }: Config, key: Uint8Array): Plan {
  return planChanges(last === null ? EMPTY : fromKeptJobs(last.jobs, jobs, key), jobs, moves);
}
