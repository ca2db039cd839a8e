import type { EventFields } from '../event/event.ts';
import { describeRejection } from '../reconcile/describe-rejection.ts';
import { degradation, describeFault, type Health } from '../reconcile/health.ts';
import type { Fault, Refusal } from '../reconcile/reconciler.ts';
import type { Snapshot } from '../reconcile/snapshot.ts';
import type { Trouble } from '../server/answers.ts';
import type { StoreHealth } from '../server/store-health.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';
import type { InForce } from './in-force.ts';

interface Surroundings {
  readonly inForce: InForce;
  /** What the runner started with in place of a schedule with mistakes. */
  readonly snapshot: Snapshot | null;
  readonly storeHealth: StoreHealth;
  /** Why what the files hold is not what is in force. */
  readonly faultNow: () => Fault | null;
}

/** What is wrong with a runner that goes on: its files hold what is not in force, or its store takes nothing. */
export class WhatIsWrong {
  readonly #with: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
  }

  /** Is what the files hold in force? */
  health(): Health {
    const fault = this.#with.faultNow();
    return fault === null ? { kind: 'ready' } : degradation(fault, this.#whatRuns(), this.#with.inForce.secrets.mask);
  }

  /** Of the event that tells of the refusal. */
  refusalFields(refusal: Refusal): EventFields {
    const reason = `${describeFault(refusal)}; ${this.#whatRuns()}`;
    return refusal.kind === 'refused' ? { reason } : { reason, exception: new Error(describeRejection(refusal.diagnostics)) };
  }

  /** All of it, for whoever asks how the runner is. */
  troubles(): readonly Trouble[] {
    const { inForce, storeHealth } = this.#with;
    const since = (ms: number): string => formatInstant(ms, inForce.config.timezone);
    const found: Trouble[] = [];
    const health = this.health();
    if (health.kind === 'degraded') found.push({ kind: 'config_rejected', since: since(health.since), reason: health.reason });
    const ofStore = storeHealth.trouble();
    if (ofStore !== null) found.push({ kind: 'store_error', since: since(ofStore.since), reason: ofStore.reason });
    return found;
  }

  /** What goes on while the files hold something else. */
  #whatRuns(): string {
    const { snapshot, inForce } = this.#with;
    if (snapshot === null || !inForce.isFirst) return 'the last good config stays in force';
    return `what runs is the snapshot of generation ${snapshot.generation}, applied ${formatInstant(snapshot.appliedAt, inForce.config.timezone)}`;
  }
}
