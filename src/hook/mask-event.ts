import type { Mask } from '../config/secret/mask.ts';
import type { VolnuxEvent } from '../event/event.ts';

/** The event with the secrets hidden in what it says in words, for hooks and logs. What a run returned is not among that. */
export function maskEvent(event: VolnuxEvent, mask: Mask): VolnuxEvent {
  const { reason, exception } = event;
  if (reason === null && exception === null) return event;
  return { ...event, reason: reason && mask.hide(reason), exception: exception && maskError(exception, mask) };
}

/** An error of the same name, without secrets in its message and stack, and without its cause. */
export function maskError(error: Error, { hide }: Mask): Error {
  const masked = new Error(hide(error.message));
  masked.name = error.name;
  if (error.stack !== undefined) masked.stack = hide(error.stack);
  return masked;
}
