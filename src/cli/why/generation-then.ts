import type { Job } from '../../config/config.ts';
import { fromKeptJobs } from '../../reconcile/kept-jobs.ts';
import type { WholeGeneration } from '../../store/history/read-generations.ts';
import type { History } from '../../store/history/history.ts';
import { readStateKey } from '../../store/database/state-key.ts';
import type { AppliedGeneration } from '../../store/store.ts';
import { keptPlan } from '../generations/kept-plan.ts';
import type { StateSource } from '../history/state-source.ts';

type Applied = Pick<AppliedGeneration, 'generation' | 'appliedAt'>;

/** A generation, and the job as it was applied with it; `null`: it was not in there. */
export type GenerationOfJob = Applied & { readonly job: Job | null };

/** Under which generation a fire time was decided; without a record, which one was in force. */
export type GenerationThen =
  /** It lies so long back that its jobs are forgotten. */
  | { readonly kind: 'forgotten' }
  | (GenerationOfJob & { readonly kind: 'has'; readonly job: Job })
  | {
      readonly kind: 'has-not';
      /** `null`: none was in force yet. */
      readonly lacking: Applied | null;
      /** The first one with the job after that; `null`: none has it. */
      readonly added: (Applied & { readonly from: string | null }) | null;
    };

/** What is kept of the job in the generation `number`; `null`: in the one that was in force at `fireTime`. */
export function generationThen(
  jobId: string,
  { number, fireTime }: { readonly number: number | null; readonly fireTime: number },
  source: StateSource,
  history: History,
): GenerationThen {
  const kept = number === null ? history.generationAt(fireTime) : history.generation(number);
  if (kept === null || (kept !== 'none' && kept.jobs === null)) return { kind: 'forgotten' };
  const found = kept === 'none' ? null : generationOfJob(jobId, kept, source);
  if (found !== null && found.job !== null) return { ...found, kind: 'has', job: found.job };
  const added = history.addedAfter(jobId, found?.generation ?? 0);
  return { kind: 'has-not', lacking: found, added: added && { ...added, from: formerId(jobId, added) } };
}

/** The generation with the job, as it was applied, to be compared with the one of the schedule. */
export function generationOfJob(jobId: string, kept: WholeGeneration, { jobs, directory, moves }: StateSource): GenerationOfJob {
  const job = fromKeptJobs(kept.jobs ?? [], jobs, readStateKey(directory), moves).get(jobId) ?? null;
  return { generation: kept.generation, appliedAt: kept.appliedAt, job };
}

/** The id that the job had until this generation gave it another. */
function formerId(jobId: string, added: AppliedGeneration): string | null {
  return keptPlan(added)?.jobs.find(({ job }) => job === jobId)?.from ?? null;
}
