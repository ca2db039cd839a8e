import { didYouMean } from '../../config/diagnostic/closest.ts';
import { listNames } from '../../config/diagnostic/list-names.ts';
import type { History } from '../../store/history/history.ts';
import type { OutputBlock } from '../../store/steps/step-progress.ts';
import { choice } from '../arguments/choice.ts';
import { UsageError } from '../command.ts';
import type { StateSource } from '../history/state-source.ts';
import { readCount } from '../arguments/read-count.ts';
import type { FoundRun } from './find-run.ts';

/** As typed. */
interface FilterOptions {
  readonly step?: string | undefined;
  readonly attempt?: string | undefined;
  readonly stream?: string | undefined;
}

/** Whether a block is asked for. Throws `UsageError` for what cannot be. */
export function readOutputFilter({ step, attempt, stream }: FilterOptions): (block: OutputBlock) => boolean {
  const number = attempt === undefined ? null : readCount('attempt', attempt);
  const name = stream === undefined ? null : choice('stream', stream, ['stdout', 'stderr']);
  return (block) =>
    (step === undefined || block.stepId === step) &&
    (number === null || block.attempt === number) &&
    (name === null || block.stream === name);
}

/** Throws `UsageError` for a step that the run did not have, and that its job has not. */
export function checkStep(step: string, { runId, record }: FoundRun, { jobs }: StateSource, history: History): void {
  const begun = history.attempts(runId).map(({ stepId }) => stepId);
  const ids = [...new Set([...begun, ...(jobs.get(record.jobId)?.pipeline.steps ?? []).map(({ id }) => id)])];
  if (ids.includes(step)) return;
  const others = ids.length === 0 ? 'no step of it is recorded' : `there are ${listNames(ids)}`;
  throw new UsageError(`run ${runId} of "${record.jobId}" has no step "${step}"; ${didYouMean(step, ids) ?? others}`);
}
