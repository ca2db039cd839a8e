export type SchedulerErrorCode =
  | 'conflicting-id'
  | 'unknown-job'
  | 'already-running'
  | 'not-running'
  | 'shut-down'
  | 'bad-option';

/** A call that the scheduler cannot carry out; `message` says which and what to do. */
export class SchedulerError extends Error {
  override readonly name = 'SchedulerError';
  readonly code: SchedulerErrorCode;

  constructor(code: SchedulerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
