import type { Store } from './store.ts';

/** The store with `hide` applied to why runs ended as they did, and why people paused jobs: programs, modules and people have a say in that. */
export function maskedStore(store: Store, hide: (text: string) => string): Store {
  return {
    ...store,
    settle: (settlement, following) =>
      store.settle({ ...settlement, reason: settlement.reason === null ? null : hide(settlement.reason) }, following),
    noteRetry: async (retry) => {
      // With a part of it hidden the run would go on as another one.
      if (retry.progress !== null && hide(retry.progress) !== retry.progress)
        throw new Error('there is a secret in what the run would need to go on');
      await store.noteRetry({ ...retry, failure: retry.failure === null ? null : hide(retry.failure) });
    },
    saveOverride: (override) =>
      store.saveOverride({ ...override, reason: override.reason === null ? null : hide(override.reason) }),
  };
}
