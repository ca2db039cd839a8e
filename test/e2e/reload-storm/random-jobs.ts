import type { Random } from './random.ts';

/** Triggers that have no fire time within the test: whatever runs was started by an edit. */
const NEVER_SOON = [
  '{ interval: 5h }',
  '{ interval: 7h }',
  '{ cron: "0 0 29 2 *" }',
  '{ date: "2020-01-01T00:00:00" }',
  '{ startup: true }',
  '{ manual: true }',
  '{ any: [{ interval: 6h }, { date: "2021-05-05" }] }',
];

interface RandomJob {
  trigger: string;
  isPaused: boolean;
  instances: number;
  movedFrom: string | null;
}

const NEW_JOB = { isPaused: false, instances: 1, movedFrom: null };

/** The jobs of one file, which change at random. */
export class RandomJobs {
  readonly #random: Random;
  readonly #prefix: string;
  readonly #jobs = new Map<string, RandomJob>();
  #made = 0;

  constructor(random: Random, prefix: string, count: number) {
    this.#random = random;
    this.#prefix = prefix;
    // Those that are in at the start would run, had they `startup`.
    for (let index = 0; index < count; index++) this.#add({ ...NEW_JOB, trigger: '{ interval: 5h }' });
  }

  /** Adds, removes, renames, or edits a job; the ids that an edit may touch. */
  edit(): readonly string[] {
    const ids = [...this.#jobs.keys()];
    const [id, job] = this.#random.pick([...this.#jobs]);
    const kind = this.#random.pick(['add', 'remove', 'rename', 'trigger', 'pause', 'instances', 'settle'] as const);
    switch (kind) {
      case 'add':
        return ids.length < 8 ? [this.#add()] : [];
      case 'remove':
        // Never so many that the guard against it would have a say.
        if (ids.length < 4) return [];
        this.#jobs.delete(id);
        return [id];
      case 'rename': {
        this.#jobs.delete(id);
        return [id, this.#add({ ...job, movedFrom: id })];
      }
      case 'trigger':
        job.trigger = this.#random.pick(NEVER_SOON);
        return [id];
      case 'pause':
        job.isPaused = !job.isPaused;
        return [id];
      case 'instances':
        job.instances = 1 + this.#random.below(5);
        return [id];
      case 'settle':
        job.movedFrom = null;
        return [];
    }
  }

  /** As `jobs` of a file. */
  text(): string {
    const lines = [...this.#jobs].map(([id, { trigger, isPaused, instances, movedFrom }]) => {
      const moved = movedFrom === null ? '' : `, moved_from: ${movedFrom}`;
      return `  ${id}: { run: 'echo ${id} >> "$LEDGER"', trigger: ${trigger}, paused: ${isPaused}, max_instances: ${instances}${moved} }\n`;
    });
    return `jobs:\n${lines.join('')}`;
  }

  #add(job: RandomJob = { ...NEW_JOB, trigger: this.#random.pick(NEVER_SOON) }): string {
    this.#made += 1;
    const id = `${this.#prefix}-${this.#made}`;
    this.#jobs.set(id, job);
    return id;
  }
}
