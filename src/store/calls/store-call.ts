import { StoreError, storeError, storeErrorCode, type StoreErrorCode } from '../store-error.ts';
import type { Store } from '../store.ts';

/** What is asked of whoever has the database. */
type Method = Exclude<keyof Store, 'isDurable' | 'close'>;

/** The methods of a store where its database is: each answers at once, within a transaction that is not its own. */
export type StoreMethods = {
  readonly [Name in Method]: (...args: Parameters<Store[Name]>) => Awaited<ReturnType<Store[Name]>>;
};

/** One call of a method, as it goes to another thread: whatever `structuredClone` takes may be an argument. */
export interface StoreCall {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** What became of a call, as it comes back. */
export type StoreReply =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly error: SentError };

/** An error that goes to another thread: a clone of one would be a plain `Error`, without its code. */
export interface SentError {
  readonly code: StoreErrorCode | null;
  readonly message: string;
  readonly stack: string | undefined;
}

/** What was thrown where the database of `directory` is: a failure of the store, or a mistake of ours. */
export function sentError(thrown: unknown, directory: string): SentError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const failure = storeErrorCode(error) === null ? error : storeError(`the store in ${directory} cannot be used`, error);
  return { code: failure instanceof StoreError ? failure.code : null, message: failure.message, stack: error.stack };
}

/** The same on the other side. */
export function receivedError({ code, message, stack }: SentError): Error {
  const error = code === null ? new Error(message) : new StoreError(message, { code });
  if (stack !== undefined) error.stack = stack;
  return error;
}
