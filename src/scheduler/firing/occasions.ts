import { ClaimBatch } from '../record/claim-batch.ts';
import type { Clock } from '../clock.ts';
import { decideOnTime } from './decide.ts';
import type { Following } from '../instances/instance-run.ts';
import type { Instances } from '../instances/instances.ts';
import type { JobTable } from '../jobs/job-table.ts';
import type { Ledger, RunClaim, Subject } from '../record/ledger.ts';
import { REASON, type Reason } from '../record/reason.ts';
import type { JobEntry } from '../jobs/scheduled-job.ts';

interface Dependencies {
  readonly clock: Clock;
  readonly jobs: JobTable;
  readonly ledger: Ledger;
  readonly instances: Instances;
  /** Whether what comes may run, waits, or is refused for this reason. */
  readonly gate: () => 'open' | 'held' | { readonly reason: Reason };
}

/** A fire time that an occasion brought, claimed for a job. */
interface Brought {
  readonly entry: JobEntry;
  readonly generation: number | null;
  readonly claim: RunClaim;
}

/**
 * Brings the fire times that no trigger plans: of the start, of a run that others follow, of a request by hand. Each is claimed first and
 * decided on once it is known to be new, because two occasions may bring the same one.
 */
export class Occasions {
  readonly #with: Dependencies;
  /** Claimed while nothing may fire. */
  readonly #held = new Map<JobEntry, Brought[]>();

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /** Fires the jobs for `fireTime`; those that are paused as well when it is `byHand`. Answers with the ids of the runs, in order. */
  bring(entries: readonly JobEntry[], fireTime: number, generation: number | null, byHand: boolean): readonly string[] {
    if (entries.length === 0) return [];
    const { batch, carryOn } = this.#claim(entries, fireTime, generation, byHand);
    void this.#with.ledger.commit(batch);
    void this.#with.instances.track(batch.committed.then(carryOn));
    return batch.records.map(({ runId }) => runId ?? '');
  }

  /** Claims the fire time of a run for the jobs that follow it; `null`: there are none. */
  follow(entries: readonly JobEntry[], fireTime: number, generation: number | null): Following | null {
    return entries.length === 0 ? null : this.#claim(entries, fireTime, generation, false);
  }

  #claim(entries: readonly JobEntry[], fireTime: number, generation: number | null, byHand: boolean): Following {
    const batch = new ClaimBatch(this.#with.clock.now());
    const all = entries.map((entry): Brought => {
      return { entry, generation, claim: this.#with.ledger.claimRun({ jobId: entry.id, generation }, fireTime, batch) };
    });
    return {
      batch,
      carryOn: () => {
        for (const brought of all) this.#receive(brought, byHand);
      },
    };
  }

  /** Decides on what came while nothing might fire. A listener that hears of a start may give up what is left, or hold it again. */
  release(): void {
    for (const [entry, brought] of this.#held) {
      if (this.#with.gate() !== 'open') return;
      this.#held.delete(entry);
      this.#decide(entry, brought);
    }
  }

  /** Gives up what is held for the job. */
  giveUp(entry: JobEntry, reason: Reason): void {
    for (const brought of this.#held.get(entry) ?? []) this.#with.instances.refuse(subjectOf(brought), [brought.claim], reason);
    this.#held.delete(entry);
  }

  giveUpAll(reason: Reason): void {
    for (const entry of this.#held.keys()) this.giveUp(entry, reason);
  }

  #receive(brought: Brought, byHand: boolean): void {
    const { entry, claim } = brought;
    const subject = subjectOf(brought);
    const { jobs, ledger, instances, gate } = this.#with;
    if (ledger.newOf(subject, [claim], 'coalesced').length === 0) return;
    // A listener may have changed the job since, or all of it.
    const isThere = jobs.find(entry.id) === entry;
    const state = gate();
    if (!isThere) instances.refuse(subject, [claim], REASON.removed());
    else if (entry.isPaused && !byHand) instances.refuse(subject, [claim], REASON.paused());
    else if (state === 'held') this.#held.set(entry, [...(this.#held.get(entry) ?? []), brought]);
    else if (state === 'open') this.#decide(entry, [brought]);
    else instances.refuse(subject, [claim], state.reason);
  }

  /** They are in time however long ago they lie: each came when its occasion did. */
  #decide({ id: jobId, runnable, policy }: JobEntry, brought: readonly Brought[]): void {
    const { instances } = this.#with;
    const claims = brought.map(({ claim }) => claim).toSorted((a, b) => a.fireTime - b.fireTime);
    const fireTimes = claims.map(({ fireTime }) => fireTime);
    const generation = brought[0]?.generation ?? null;
    const decisions = decideOnTime({ fireTimes, policy, ...instances.load(jobId) });
    instances.carryOutClaimed({ jobId, generation, runnable, decisions, delayMs: 0 }, claims);
  }
}

/** Made when it is told of: the job may have been moved since. */
function subjectOf({ entry, generation }: Brought): Subject {
  return { jobId: entry.id, generation };
}
