import { createTrigger } from '../../src/trigger/create-trigger.ts';
import { TriggerError } from '../../src/trigger/trigger-error.ts';
import type { TriggerSpec } from '../../src/trigger/spec/trigger-spec.ts';

/** How a spec is refused, `code path:column message (hint)` as one line, or `accepted`. Anything but a `TriggerError` is thrown on. */
export function refusal(spec: unknown): string {
  try {
    createTrigger(spec as TriggerSpec);
  } catch (error) {
    if (!(error instanceof TriggerError)) throw error;
    return `${error.code} ${error.path.join('.')}${error.column === null ? '' : `:${error.column}`} ${error.message} (${error.hint})`;
  }
  return 'accepted';
}
