import { setLongTimeout } from '../executor/long-timeout.ts';

/** Resolves to true after `ms`, however long that is; to false as soon as one of the signals is aborted. */
export function wait(ms: number, ...signals: readonly (AbortSignal | undefined)[]): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const over = new AbortController();
  const end = (isDue: boolean): void => {
    stopTimer();
    over.abort();
    resolve(isDue);
  };
  const stopTimer = setLongTimeout(() => end(true), Math.max(0, ms));
  for (const signal of signals) {
    if (signal?.aborted === true) end(false);
    else signal?.addEventListener('abort', () => end(false), { once: true, signal: over.signal });
  }
  return promise;
}
