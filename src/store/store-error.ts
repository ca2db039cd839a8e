/** Why a store cannot be used. `other`: what no advice is known for; `ended`: the thread that has it is gone. */
export type StoreErrorCode = 'disk-full' | 'read-only' | 'in-use' | 'corrupt' | 'io' | 'ended' | 'other';

/** A store that cannot be used; `message` says where, why, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(message: string, { code = 'other', cause }: { code?: StoreErrorCode; cause?: unknown } = {}) {
    super(message, { cause });
    this.code = code;
  }
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
};

/** What an error of SQLite or the system says of the store; `null`: nothing, it is a mistake of ours. */
export function storeErrorCode(error: unknown): StoreErrorCode | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  // The low byte of an extended code is the code that it extends.
  if ('errcode' in error) return CODE_OF_SQLITE[Number(error.errcode) & 0xff] ?? null;
  return CODE_OF_SYSTEM[String(error.code)] ?? null;
}

/** What was thrown, as a `StoreError` when it says that the store cannot be used. */
export function storeErrorOf(thrown: unknown): unknown {
  const code = storeErrorCode(thrown);
  return thrown instanceof Error && code !== null && !(thrown instanceof StoreError)
    ? new StoreError(thrown.message, { code, cause: thrown })
    : thrown;
}
