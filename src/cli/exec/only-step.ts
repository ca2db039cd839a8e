import type { Pipeline } from '../../config/config.ts';
import { didYouMean } from '../../config/diagnostic/closest.ts';
import { listNames } from '../../config/diagnostic/list-names.ts';
import { UsageError } from '../command.ts';

/** The pipeline with one of its steps alone, which then waits for no other. Throws `UsageError` where it has no such step. */
export function onlyStep(pipeline: Pipeline, id: string): Pipeline {
  const step = pipeline.steps.find((each) => each.id === id);
  if (step) return { ...pipeline, steps: [{ ...step, needs: [] }] };
  const ids = pipeline.steps.map((each) => each.id);
  throw new UsageError(`there is no step "${id}"; ${didYouMean(id, ids) ?? `the steps are ${listNames(ids)}`}`);
}
