import type { JobRunOptions } from '../run/run-job.ts';
import type { StepRecorder } from '../store/steps/step-recorder.ts';
import type { RunnerObserver } from './announcements.ts';
import type { InForce } from './in-force.ts';

interface Surroundings {
  readonly inForce: InForce;
  readonly observer: RunnerObserver;
  readonly recorder: StepRecorder;
}

/** Where what steps do and write goes: it is logged, and recorded. */
export function stepTellers({ inForce, observer, recorder }: Surroundings): Pick<JobRunOptions, 'onOutput' | 'onStep'> {
  // The text is masked where it comes from; an id may be made of a variable.
  const hide = (stepId: string): string => inForce.secrets.mask.hide(stepId);
  return {
    onOutput: (output) => {
      const stepId = hide(output.stepId);
      const { run, attempt, stream, text } = output;
      observer.onStepOutput({ ...output, stepId });
      recorder.tellOutput({ runId: run.runId, stepId, attempt, stream, text, at: Date.now() });
    },
    onStep: (event) => recorder.tellStep({ ...event, stepId: hide(event.stepId) }),
  };
}
