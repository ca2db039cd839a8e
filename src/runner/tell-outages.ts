import { maskError } from '../hook/mask-event.ts';
import { systemClock } from '../scheduler/clock.ts';
import type { BridgeOptions, OnStoreError } from '../store/outage/bridged-store.ts';
import type { StoreError } from '../store/store-error.ts';
import type { Announcements } from './announcements.ts';
import type { InForce } from './in-force.ts';

interface Surroundings {
  readonly inForce: InForce;
  readonly announcements: Announcements;
  /** Told, without secrets, of an outage that is to end the runner. */
  readonly onFatal: (error: Error) => void;
}

/** What a bridged store goes by: `on_store_error` as it is in force at the time, and an event for each outage and its end. */
export function outageTellers({ inForce, announcements, onFatal }: Surroundings): BridgeOptions {
  return {
    onStoreError: () => inForce.config.runner.onStoreError,
    after: systemClock.after,
    onOutage: (exception) => {
      const { onStoreError } = inForce.config.runner;
      announcements.publish('store_error', { reason: describeOutage(exception, onStoreError), exception });
      if (onStoreError === 'stop') onFatal(maskError(exception, inForce.secrets.mask));
    },
    onRecovery: (reason) => announcements.publish('store_recovered', { reason }),
    onFailure: (error) => announcements.tellFailure(error),
  };
}

/** The database was deleted, and has been put back with all that was recorded: one event for each half. */
export function tellPutBack(state: string, announcements: Announcements): void {
  const exception = new Error(`the store in ${state} was deleted while the runner had it open`);
  announcements.publish('store_error', { reason: `${exception.message}; it was put back`, exception });
  announcements.publish('store_recovered', { reason: 'all that was recorded is there' });
}

/** What is wrong with the store, and what becomes of fire times until it works again. */
function describeOutage(exception: StoreError, onStoreError: OnStoreError): string {
  return `${exception.message}; on_store_error is ${onStoreError}: ${OUTAGE[onStoreError]}`;
}

const OUTAGE: Readonly<Record<OnStoreError, string>> = {
  buffer: 'until it works again nothing starts, and what ends is kept in memory',
  keep_running: 'what starts and ends until it works again is kept in memory',
  stop: 'the runner ends, and what ends until then is kept in memory',
};
