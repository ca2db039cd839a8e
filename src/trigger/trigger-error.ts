/** Why a trigger spec is refused. Public: codes are never renamed or reused. */
export type TriggerErrorCode =
  /** Not exactly one kind of trigger, or a value of the wrong type. */
  | 'bad-trigger'
  /** A crontab expression or a cron field that cannot be read. */
  | 'bad-cron'
  | 'unknown-timezone'
  | 'bad-date'
  | 'bad-duration'
  /** Readable, but not allowed here: an interval of zero, a negative jitter. */
  | 'out-of-range'
  | 'bad-dst'
  /** Sound, but without a single fire time. Only `neverFires` says so, `createTrigger` does not throw it. */
  | 'never-fires';

export interface TriggerProblem {
  readonly code: TriggerErrorCode;
  /** One sentence that quotes the value and, for cron, names the field. */
  readonly message: string;
  /** Keys inside the spec, e.g. `['cron', 'hour']`. */
  readonly path: readonly string[];
  /** 1-based offset of the offending part inside the string at `path`; `null` when the whole value is meant. */
  readonly column: number | null;
  /** What to write instead: the allowed range or the nearest valid form. */
  readonly hint: string | null;
}

/** A mistake in a trigger spec, always the user's to fix: print it without a stack. */
export class TriggerError extends Error implements TriggerProblem {
  readonly code: TriggerErrorCode;
  readonly path: readonly string[];
  readonly column: number | null;
  readonly hint: string | null;

  constructor(problem: Partial<TriggerProblem> & Pick<TriggerProblem, 'code' | 'message'>, options?: ErrorOptions) {
    super(problem.message, options);
    this.name = 'TriggerError';
    this.code = problem.code;
    this.path = problem.path ?? [];
    this.column = problem.column ?? null;
    this.hint = problem.hint ?? null;
  }
}

/** What `read` returns; a `TriggerError` it throws gets `key` put before its path. */
export function under<T>(key: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TriggerError)) throw error;
    const { code, message, column, hint } = error;
    throw new TriggerError({ code, message, column, hint, path: [key, ...error.path] }, { cause: error.cause });
  }
}
