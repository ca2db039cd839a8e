import { toError } from './instances/run-result.ts';

/** Tells `onFailure` of each failure, as an `Error`. Without one it is a process warning, and so is what `onFailure` itself throws: it never throws. */
export function createFailureTeller(onFailure: (error: Error) => unknown = warn): (error: unknown) => void {
  return (error) => void tell(onFailure, toError(error));
}

async function tell(onFailure: (error: Error) => unknown, error: Error): Promise<void> {
  try {
    await onFailure(error);
  } catch (thrown) {
    warn(toError(thrown));
  }
}

function warn(error: Error): void {
  process.emitWarning(error);
}
