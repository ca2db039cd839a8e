import type { CronRule } from './cron-rule.ts';
import type { DstRules } from './dst-policy.ts';
import { jitterDelay } from './jitter.ts';
import { nextInstant } from './next-instant.ts';
import type { TriggerLimits } from './trigger-limits.ts';
import type { Trigger } from './trigger.ts';
import { createWallSearch } from './wall-search.ts';
import type { Zone } from './zone.ts';

/**
 * A trigger for a compiled cron spec. A jittered fire time stays before the next one without jitter, so fire times keep their order, none is
 * lost to a long jitter, and the next one follows from the previous without knowing its delay; at the end it is cut to `end`.
 */
export function createCronTrigger(rule: CronRule, zone: Zone, rules: DstRules, limits: TriggerLimits): Trigger {
  const { start, end, jitter, id } = limits;
  const search = createWallSearch(rule);

  function baseFrom(instant: number): number | null {
    const base = nextInstant(search, zone, rules, Math.ceil(Math.max(instant, start) / 1000) * 1000);
    return base === null || base > end ? null : base;
  }

  function delayed(base: number): number {
    const following = baseFrom(base + 1) ?? Infinity;
    return Math.min(end, base + jitterDelay(id, base, Math.min(jitter, following - base - 1)));
  }

  return {
    nextFireTime(previous, now) {
      const base = baseFrom(previous === null ? now : Math.min(now, previous) + 1);
      return base === null || jitter === 0 ? base : delayed(base);
    },
  };
}
