/** Why a run was not started whose fire time could not be claimed: after a crash it would run twice. */
export function unrecordedReason(cause: Error): string {
  return `not started, because the store could not record it: ${cause.message}`;
}
