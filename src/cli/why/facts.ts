import type { Job } from '../../config/config.ts';
import type { History, KeptRecord } from '../../store/history/history.ts';
import type { FireTimeRecord } from '../../store/store.ts';
import { occasionsOf } from '../../trigger/spec/occasion.ts';
import { zoneOf, type StateSource } from '../history/state-source.ts';
import { generationOfJob, type GenerationOfJob, generationThen, type GenerationThen } from './generation-then.ts';
import { type Planned, plannedAround } from './planned-times.ts';

/** All that is known about one fire time of a job, or of an instant that is none. */
export interface Facts {
  readonly jobId: string;
  /** Under which the generations have it: its former id while no runner has applied the rename. */
  readonly appliedId: string;
  readonly fireTime: number;
  readonly now: number;
  readonly timezone: string;
  readonly origin: StateSource['origin'];
  /** As the schedule has it now; `null`: it is not in there. */
  readonly job: Job | null;
  readonly planned: Planned | null;
  /** The first and last fire time whose record is not kept any more. */
  readonly pruned: ReturnType<History['pruned']>;
  readonly record: KeptRecord | null;
  /** The records next to `fireTime`. */
  readonly before: FireTimeRecord | null;
  readonly after: FireTimeRecord | null;
  readonly first: FireTimeRecord | null;
  /** The run that was going where there was no room for one more. */
  readonly going: KeptRecord | null;
  /** The run that it is part of where it was coalesced. */
  readonly runInstead: KeptRecord | null;
  /** The jobs it runs after, with what became of them for the same fire time. */
  readonly leaders: readonly Leader[];
  /** Where there is no record: when a runner last recorded anything before, and next after. */
  readonly decisions: ReturnType<History['decisionsAround']>;
  /** The last generation. */
  readonly last: GenerationOfJob | null;
  readonly inForce: GenerationThen;
}

interface Leader {
  readonly jobId: string;
  readonly on: readonly string[];
  readonly record: FireTimeRecord | null;
}

/** Gathers what is known about `fireTime` of the job. */
export function factsOf(jobId: string, fireTime: number, source: StateSource, history: History, now: number): Facts {
  const job = source.jobs.get(jobId) ?? null;
  const at = history.from(jobId, fireTime);
  const record = at?.fireTime === fireTime ? at : null;
  const last = history.lastGeneration();
  const ofLast = last && generationOfJob(jobId, last, source);
  // A rename that no runner has applied: the generations have the job under its former id.
  const former = ofLast?.job === null ? (source.moves.get(jobId) ?? null) : null;
  const ofFormer = former === null ? null : last && generationOfJob(former, last, source);
  const appliedId = ofFormer?.job ? ofFormer.job.id : jobId;
  return {
    jobId,
    fireTime,
    now,
    timezone: zoneOf(jobId, source),
    origin: source.origin,
    job,
    planned: job && plannedAround(job, fireTime, history.job(jobId)),
    pruned: history.pruned(jobId),
    record,
    before: history.before(jobId, fireTime),
    after: history.from(jobId, fireTime + 1),
    first: history.from(jobId, Number.MIN_SAFE_INTEGER),
    going: record?.outcome === 'skipped' ? history.goingBeside(record) : null,
    runInstead: record?.outcome === 'coalesced' ? history.runInstead(record) : null,
    leaders: job === null ? [] : leadersOf(job, fireTime, history),
    decisions: record === null ? history.decisionsAround(fireTime) : { last: null, next: null },
    last: ofFormer?.job ? ofFormer : ofLast,
    appliedId,
    inForce: generationThen(appliedId, { number: record?.generation ?? null, fireTime }, source, history),
  };
}

function leadersOf({ trigger }: Job, fireTime: number, history: History): readonly Leader[] {
  return occasionsOf(trigger).flatMap((occasion) => {
    if (occasion.kind !== 'after') return [];
    const record = history.from(occasion.job, fireTime);
    return [{ jobId: occasion.job, on: occasion.on, record: record?.fireTime === fireTime ? record : null }];
  });
}
