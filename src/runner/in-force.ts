import type { Config, Job } from '../config/config.ts';
import { SecretsInForce } from '../config/secret/secrets-in-force.ts';
import type { VolnuxEvent } from '../event/event.ts';
import { EMPTY, type Jobs } from '../plan/plan.ts';
import type { RunsGoing } from './runs-going.ts';

/** What is known of an event beside what it says. */
export interface EventContext {
  /** The job it is about, as its run began with it. */
  readonly job: Job | undefined;
  readonly timezone: string;
}

/** The config in force, and what goes on of those before it. */
export class InForce {
  readonly #first: Config;
  readonly #runs: RunsGoing;
  #config: Config;
  /** The jobs an edit takes out, until it is applied. */
  #leaving: Jobs = EMPTY;
  /** Those of the config, and those that runs still have. */
  readonly secrets: SecretsInForce;

  constructor(first: Config, runs: RunsGoing) {
    this.#first = first;
    this.#config = first;
    this.#runs = runs;
    this.secrets = new SecretsInForce(first.secrets);
  }

  get config(): Config {
    return this.#config;
  }

  /** Is it that of the start? Nothing was applied since. */
  get isFirst(): boolean {
    return this.#config === this.#first;
  }

  /** From now on the secrets of `next` are hidden, too: before anything of it is written or told. */
  hideSecretsOf(next: Config): void {
    this.secrets.add(
      next.secrets,
      this.#runs.running.values().map((each) => each.secrets),
    );
  }

  /** `next` is in force; what is told of the jobs that it takes out of `before` goes on as they were, until `settle`. Returns what takes it back. */
  replace(next: Config, before: Jobs): () => void {
    const former = this.#config;
    this.#config = next;
    this.#leaving = before;
    return () => void (this.#config = former);
  }

  /** The edit is applied, or taken back. */
  settle(): void {
    this.#leaving = EMPTY;
  }

  contextOf({ jobId, runId }: VolnuxEvent): EventContext {
    const id = jobId ?? '';
    const job = this.#runs.running.get(runId ?? '')?.job ?? this.#config.jobs.get(id) ?? this.#leaving.get(id);
    return { job, timezone: job?.trigger.timezone ?? this.#config.timezone };
  }
}
