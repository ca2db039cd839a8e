import type { Config } from '../config/config.ts';
import { bridgedStore, type BridgeOptions } from '../store/outage/bridged-store.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { startStoreThread } from '../store/thread/store-thread.ts';
import type { Store } from '../store/store.ts';

/**
 * The store that the schedule names, in a thread of its own and behind what outlasts outages, or one in memory. `onPutBack`: its file was
 * deleted, and is there again. Rejects with `StoreError` if it cannot be opened.
 */
export async function openStore(
  { state, durability }: Config['runner'],
  bridge: BridgeOptions,
  onPutBack: () => void,
): Promise<Store> {
  if (state === ':memory:') return createMemoryStore();
  return bridgedStore(await startStoreThread(state, { durability, onPutBack }), bridge);
}
