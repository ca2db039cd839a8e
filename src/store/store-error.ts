/** Why a store cannot be used. `gone`: its file is there no more; `ended`: the thread that has it; `other`: whatever else. */
export type StoreErrorCode = 'disk-full' | 'read-only' | 'in-use' | 'corrupt' | 'io' | 'gone' | 'ended' | 'other';

/** A store that cannot be used; `message` says where, why, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** Whether what was to be recorded is kept in memory until it can be: nobody need tell that it is lost. */
  readonly isKept: boolean;

  constructor(message: string, options: { code?: StoreErrorCode; isKept?: boolean; cause?: unknown } = {}) {
    const { code = 'other', isKept = false, cause } = options;
    super(message, { cause });
    this.code = code;
    this.isKept = isKept;
  }
}

const WRITABLE = 'runner.state must be a directory that volnux may write to';
const ADVICE: Readonly<Record<StoreErrorCode, string | null>> = {
  'disk-full': 'make room on its disk',
  'read-only': WRITABLE,
  'in-use': 'another program holds its database',
  corrupt:
    'volnux.db there is damaged, or no database of volnux (`volnux state check` tells more): end the runner, and put a backup in its place, or move it away with volnux.db-wal to begin without history',
  io: 'its disk fails, or a limit on the size of files is reached',
  gone: null,
  ended: null,
  other: WRITABLE,
};

/** An error as a sentence: `what` cannot be done, why, and what to do: `advice`, or what usually helps a runner. */
export function storeError(what: string, cause: Error, advice: string | null = null): StoreError {
  const code = storeErrorCode(cause) ?? 'other';
  const hint = advice ?? ADVICE[code];
  return new StoreError(`${what}: ${cause.message}${hint === null ? '' : `; ${hint}`}`, { code, cause });
}

/** https://sqlite.org/rescode.html: those that say something of the file or the machine; others would be mistakes of ours. */
const CODE_OF_SQLITE: Readonly<Record<number, StoreErrorCode>> = {
  5: 'in-use',
  6: 'in-use',
  7: 'io',
  8: 'read-only',
  10: 'io',
  11: 'corrupt',
  13: 'disk-full',
  14: 'io',
  26: 'corrupt',
};

const CODE_OF_SYSTEM: Readonly<Record<string, StoreErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EIO: 'io',
  EFBIG: 'io',
};

/** What an error of SQLite or the system says of the store; `null`: nothing, it is a mistake of ours. */
export function storeErrorCode(error: unknown): StoreErrorCode | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  // The low byte of an extended code is the code that it extends.
  if ('errcode' in error) return CODE_OF_SQLITE[Number(error.errcode) & 0xff] ?? null;
  return CODE_OF_SYSTEM[String(error.code)] ?? null;
}
