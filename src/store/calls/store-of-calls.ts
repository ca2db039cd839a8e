import type { CallQueue } from './call-queue.ts';
import type { Store } from '../store.ts';

/** The store whose methods of these names are calls in `queue`; `close` is called when all of them are answered, once. */
export function storeOf(names: readonly string[], queue: CallQueue, close: () => Promise<void>): Store {
  const methods = names.map((name) => [name, (...args: readonly unknown[]) => queue.add(name, args)]);
  let closed: Promise<void> | null = null;
  return {
    ...(Object.fromEntries(methods) as Omit<Store, 'isDurable' | 'close'>),
    isDurable: true,
    close: () => (closed ??= queue.close().then(close)),
  };
}
