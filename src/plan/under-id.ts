import type { Job } from '../config/config.ts';

/**
 * The job `before` under the id of `after`. What is called after the job (a pipeline and a step of its own) is called after it still: that is no
 * edit.
 */
export function underId(before: Job, after: Job): Job {
  const { pipeline } = before;
  if (pipeline.name !== before.id || after.pipeline.name !== after.id) return { ...before, id: after.id };
  // A step may have the id of its job because somebody wrote so; then it has it still.
  const isStepMoved = !after.pipeline.steps.some(({ id }) => id === before.id);
  const moved = (id: string): string => (isStepMoved && id === before.id ? after.id : id);
  const steps = pipeline.steps.map((step) => ({ ...step, id: moved(step.id), needs: step.needs.map(moved) }));
  return { ...before, id: after.id, pipeline: { ...pipeline, name: after.id, steps } };
}
