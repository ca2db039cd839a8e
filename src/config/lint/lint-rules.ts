import { clearSecret, clearSecretAtTop } from './clear-secret.ts';
import { crowdedMinute } from './crowded-minute.ts';
import { dayAndWeekday } from './day-and-weekday.ts';
import { dstSurprise } from './dst-surprise.ts';
import { intervalBelowTimeout } from './interval-below-timeout.ts';
import type { LintName } from './lint-level.ts';
import type { LintRule } from './lint-rule.ts';
import { longRetry } from './long-retry.ts';
import { longShutdownGrace } from './long-shutdown-grace.ts';
import { noTimeout } from './no-timeout.ts';
import { numericWeekday } from './numeric-weekday.ts';
import { pastDate } from './past-date.ts';
import { undeclaredOutputs } from './undeclared-outputs.ts';
import { unevenStep } from './uneven-step.ts';
import { unlimitedBacklog, unlimitedBacklogByDefault } from './unlimited-backlog.ts';
import { unreachableHook } from './unreachable-hook.ts';
import { unreachableStep } from './unreachable-step.ts';
import { unusedPipeline } from './unused-pipeline.ts';
import { withoutEffect } from './without-effect.ts';

export type Rules = Readonly<Partial<Record<LintName, LintRule>>>;

/**
 * Rules that look at one job or pipeline at a time: what they find in a job depends on that job, on `timezone` and `defaults`, on
 * the pipeline it names, and for those of `MOMENTARY` on the present moment.
 */
export const LOCAL: Rules = {
  'dst-surprise': dstSurprise,
  'day-and-weekday': dayAndWeekday,
  'uneven-step': unevenStep,
  'numeric-weekday': numericWeekday,
  'interval-below-timeout': intervalBelowTimeout,
  'no-timeout': noTimeout,
  'unlimited-backlog': unlimitedBacklog,
  'long-retry': longRetry,
  'unreachable-step': unreachableStep,
  'unreachable-hook': unreachableHook,
  'without-effect': withoutEffect,
  'undeclared-outputs': undeclaredOutputs,
  'clear-secret': clearSecret,
  'past-date': pastDate,
};

/** Rules over the whole schedule, or the top of the file. */
export const GLOBAL: Rules = {
  'unlimited-backlog': unlimitedBacklogByDefault,
  'clear-secret': clearSecretAtTop,
  'crowded-minute': crowdedMinute,
  'unused-pipeline': unusedPipeline,
  'long-shutdown-grace': longShutdownGrace,
};

/** What these find depends on the present moment. */
export const MOMENTARY: ReadonlySet<LintName> = new Set(['dst-surprise', 'crowded-minute', 'past-date']);
