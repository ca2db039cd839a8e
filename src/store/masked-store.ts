import type { Store } from './store.ts';

/** The store with `hide` applied to why runs ended as they did: programs and modules have a say in that. */
export function maskedStore(store: Store, hide: (text: string) => string): Store {
  return {
    ...store,
    settle: (settlement, following) =>
      store.settle({ ...settlement, reason: settlement.reason === null ? null : hide(settlement.reason) }, following),
    noteRetry: (retry) =>
      store.noteRetry({
        ...retry,
        progress: retry.progress === null ? null : hide(retry.progress),
        failure: retry.failure === null ? null : hide(retry.failure),
      }),
  };
}
