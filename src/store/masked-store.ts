import type { Store } from './store.ts';

/** The store with `hide` applied to why runs ended as they did, and why people paused jobs: programs, modules and people have a say in that. */
export function maskedStore(store: Store, hide: (text: string) => string): Store {
  return {
    ...store,
    settle: (settlement, following) =>
      store.settle({ ...settlement, reason: settlement.reason === null ? null : hide(settlement.reason) }, following),
    saveOverride: (override) =>
      store.saveOverride({ ...override, reason: override.reason === null ? null : hide(override.reason) }),
  };
}
