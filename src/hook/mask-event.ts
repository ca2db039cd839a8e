import type { Mask } from '../config/secret/mask.ts';
import type { VolnuxEvent } from '../event/event.ts';

/** The event with the secrets hidden in what it says in words, for hooks and logs. What a run returned is not among that. */
export function maskEvent(event: VolnuxEvent, mask: Mask): VolnuxEvent {
  const { stepId, reason, exception } = event;
  if (stepId === null && reason === null && exception === null) return event;
  // An id may be made of a variable.
  return {
    ...event,
    stepId: stepId && mask.hide(stepId),
    reason: reason && mask.hide(reason),
    exception: exception && maskError(exception, mask),
  };
}

/** An error of the same name, without secrets in its message and stack, and without its cause. */
export function maskError(error: Error, { hide }: Mask): Error {
  const masked = new Error(hide(error.message));
  masked.name = error.name;
  if (error.stack !== undefined) masked.stack = hide(error.stack);
  return masked;
}
