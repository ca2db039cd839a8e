import type { Job } from '../../config/config.ts';
import { didYouMean } from '../../config/diagnostic/closest.ts';
import { listNames } from '../../config/diagnostic/list-names.ts';
import { normaliseRetry } from '../../config/normalise/normalise-retry.ts';
import { UsageError } from '../command.ts';

/** What to run of a job for one of its steps alone, which then waits for no other. Throws `UsageError` where it has no such step. */
export function onlyStep({ pipeline }: Job, id: string): Pick<Job, 'pipeline' | 'retry' | 'rerunInterrupted'> {
  const steps = [...pipeline.steps, ...pipeline.finally];
  const step = steps.find((each) => each.id === id);
  if (step) {
    const alone = { ...step, needs: [], runIf: 'always' } as const;
    return { pipeline: { ...pipeline, steps: [alone], finally: [] }, retry: normaliseRetry(undefined), rerunInterrupted: false };
  }
  const ids = steps.map((each) => each.id);
  throw new UsageError(`there is no step "${id}"; ${didYouMean(id, ids) ?? `the steps are ${listNames(ids)}`}`);
}
