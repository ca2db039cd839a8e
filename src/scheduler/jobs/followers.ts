import type { RunEnd } from '../../trigger/spec/trigger-spec.ts';
import type { JobEntry } from './scheduled-job.ts';

/** Which jobs run after which: by the job they follow, so that the end of a run costs nothing when nobody does. */
export class Followers {
  readonly #byLeader = new Map<string, Set<JobEntry>>();

  add(entry: JobEntry): void {
    for (const leader of leadersOf(entry)) {
      const followers = this.#byLeader.get(leader) ?? new Set();
      this.#byLeader.set(leader, followers.add(entry));
    }
  }

  delete(entry: JobEntry): void {
    for (const leader of leadersOf(entry)) {
      const followers = this.#byLeader.get(leader);
      followers?.delete(entry);
      if (followers?.size === 0) this.#byLeader.delete(leader);
    }
  }

  /** The jobs that run when a run of the job `leader` ends so. */
  of(leader: string, end: RunEnd): readonly JobEntry[] {
    const followers = this.#byLeader.get(leader);
    if (followers === undefined) return NOBODY;
    return [...followers].filter(({ occasions }) =>
      occasions.some((occasion) => occasion.kind === 'after' && occasion.job === leader && occasion.on.includes(end)),
    );
  }
}

const NOBODY: readonly JobEntry[] = [];

function leadersOf({ occasions }: JobEntry): string[] {
  return occasions.flatMap((occasion) => (occasion.kind === 'after' ? [occasion.job] : []));
}
