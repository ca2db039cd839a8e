import type { Job } from './config.ts';
import type { Finding } from './diagnostic/finding.ts';
import { PieceMemory } from './parse/pieces.ts';
import type { Sound } from './shape/sound-part.ts';
import type { WrittenConfig } from './written-config.ts';

/** What was made of jobs, by the job as written: an object that is the same as long as its text is. */
export interface JobMemory {
  readonly findings: WeakMap<object, readonly Finding[]>;
  readonly jobs: WeakMap<object, Job>;
}

/** What is kept from one load of a schedule to the next. */
export class LoadMemory {
  readonly #pieces = new Map<string, PieceMemory>();
  #around: readonly unknown[] = [];
  #jobs: JobMemory = emptyMemory();

  /** Of the file at a path. */
  piecesOf(path: string): PieceMemory {
    const pieces = this.#pieces.get(path) ?? new PieceMemory();
    this.#pieces.set(path, pieces);
    return pieces;
  }

  /**
   * What was made of jobs, as long as all around them is what it was: the settings, pipelines and hooks of the schedule and `outside`, what
   * else decides (the variables of env files, the folder).
   */
  jobsWithin(written: Sound<WrittenConfig>, outside: readonly unknown[]): JobMemory {
    const around = [...partsAround(written), ...outside];
    const isSame = around.length === this.#around.length && around.every((part, index) => part === this.#around[index]);
    if (!isSame) this.#jobs = emptyMemory();
    this.#around = around;
    return this.#jobs;
  }
}

/** Nothing is known of any job. */
export function emptyMemory(): JobMemory {
  return { findings: new WeakMap(), jobs: new WeakMap() };
}

/** Values whose identity, all together, stands for everything but the jobs. */
function partsAround(written: Sound<WrittenConfig>): readonly unknown[] {
  return Object.entries(written).flatMap(([key, value]) => {
    if (key === 'jobs') return [];
    if (key === 'pipelines') return [key, ...Object.entries(value as object).flat()];
    return key === 'hooks' ? [key, ...(value as readonly unknown[])] : [key, value];
  });
}
