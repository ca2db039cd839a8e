import type { Config, Job } from '../config/config.ts';
import type { Mask } from '../config/secret/mask.ts';
import { describePlan } from '../plan/describe-plan.ts';
import { isEqual } from '../plan/is-equal.ts';
import type { Jobs, Moves, Plan } from '../plan/plan.ts';
import { planChanges } from '../plan/plan-changes.ts';
import { showPlan } from '../plan/shown-plan.ts';
import type { AppliedGeneration, Store } from '../store/store.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';
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
  /** Of the config that was prepared last. */
  #secrets: readonly string[] = [];
  #firstStep: string | null = null;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** What the first config that was prepared changes against the one that was applied last, by whatever process: in one sentence. */
  get firstStep(): string {
    return this.#firstStep ?? '';
  }

  /**
   * Writes a config down, and returns its number: that of the last one if it has the same content, as after a restart. Rejects when the store
   * cannot write it.
   *
   * @param plan what it changes; `null`: nothing runs yet, and it is compared with what was applied last.
   */
  async prepare(config: Config, plan: Plan | null): Promise<number> {
    const { store, key, mask } = this.#with;
    const { jobs, moves } = config;
    const last = await store.lastGeneration();
    const hash = keptHash(config.hash, key);
    if (last?.hash === hash) {
      this.#firstStep ??= unchanged(config, last);
      return last.generation;
    }
    const generation = Math.max(last?.generation ?? 0, this.#latest) + 1;
    // What is kept is not what runs when the store could not write the last one; and what is a secret now may have been kept as it was.
    const isKept = plan !== null && last?.generation === this.#latest && isEqual(config.secrets, this.#secrets);
    const former = isKept ? null : await this.#formerJobs(last);
    const changes = plan ?? planChanges(fromKeptJobs(former?.values() ?? [], jobs, key, moves), jobs, moves);
    this.#firstStep ??= describePlan(changes);
    const shown = showPlan(changes, (text) => shownText(text, mask()));
    const fields = {
      generation,
      hash,
      appliedAt: Date.now(),
      commit: await scheduleCommit(config.files),
      plan: JSON.stringify(shown),
    };
    await store.saveGeneration(fields, await (former ? this.#differing(jobs, former) : this.#changed(jobs, changes)));
    this.#secrets = config.secrets;
    return generation;
  }

  /** The jobs that differ from what is kept: a text that is a secret from now on must not stay there, though no job has changed. */
  async #differing(jobs: Jobs, former: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string | null>> {
    const kept = await toKeptJobs(jobs, this.#with.mask(), this.#with.key);
    const gone = [...former.keys()].filter((id) => !kept.has(id));
    return new Map([...gone.map((id) => [id, null] as const), ...[...kept].filter(([id, text]) => former.get(id) !== text)]);
  }

  /** Those that the plan names: thousands of others need not be written. */
  async #changed(jobs: Jobs, { changes }: Plan): Promise<ReadonlyMap<string, string | null>> {
    const ids = changes.flatMap((change) => (change.kind === 'move' ? [change.jobId, change.from] : [change.jobId]));
    const present = ids.flatMap((id) => jobs.get(id) ?? []);
    const texts = await toKeptJobs(new Map(present.map((job) => [job.id, job])), this.#with.mask(), this.#with.key);
    return new Map(ids.map((id) => [id, texts.get(id) ?? null]));
  }

  async #formerJobs(last: AppliedGeneration | null): Promise<ReadonlyMap<string, string>> {
    const texts = last === null ? [] : await this.#with.store.generationJobs(last.generation);
    return new Map(texts.map((text) => [(JSON.parse(text) as Job).id, text]));
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

function unchanged({ jobs, timezone }: Config, { generation, appliedAt }: AppliedGeneration): string {
  const applied = formatInstant(Math.floor(appliedAt / 1000) * 1000, timezone);
  return `${jobs.size} ${jobs.size === 1 ? 'job' : 'jobs'}, unchanged since generation ${generation}, applied ${applied}`;
}
