import type { OnStoreError } from '../store/outage/bridged-store.ts';
import type { StoreError } from '../store/store-error.ts';

/** What is wrong with the store, and what becomes of fire times until it works again. */
export function describeOutage(exception: StoreError, onStoreError: OnStoreError): string {
  return `${exception.message}; on_store_error is ${onStoreError}: ${OUTAGE[onStoreError]}`;
}

const OUTAGE: Readonly<Record<OnStoreError, string>> = {
  buffer: 'until it works again nothing starts, and what ends is kept in memory',
  keep_running: 'what starts and ends until it works again is kept in memory',
  stop: 'the runner ends, and what ends until then is kept in memory',
};
