import type { Params } from '../config/config.ts';
import { paramVariable } from '../config/params/param-variable.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';

/** What a run stands for; the same everywhere it is told. */
export interface RunIdentity {
  readonly jobId: string;
  readonly runId: string;
  /** The planned instant, Unix ms. */
  readonly fireTime: number;
  /** Zone of the job's trigger, in which `VOLNUX_FIRE_DATE` is a date. */
  readonly timezone: string;
}

/** A run, and what its job hands to its steps. */
export interface ParameterisedRun extends RunIdentity {
  readonly params: Params;
  /** Whether a backfill makes up for its fire time. */
  readonly isBackfill?: boolean;
}

/**
 * The `VOLNUX_*` variables of a step: fire time as ISO 8601 with the offset of the job's zone. A param without a value is empty, so that a
 * script under `set -u` can name it.
 */
export function runEnvironment(
  { jobId, runId, fireTime, timezone, params, isBackfill }: ParameterisedRun,
  stepId: string,
): Record<string, string> {
  const instant = formatInstant(fireTime, timezone);
  return {
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [paramVariable(name), String(value ?? '')])),
    VOLNUX_JOB_ID: jobId,
    VOLNUX_RUN_ID: runId,
    VOLNUX_STEP_ID: stepId,
    VOLNUX_FIRE_TIME: instant,
    VOLNUX_FIRE_DATE: instant.slice(0, 'YYYY-MM-DD'.length),
    VOLNUX_ATTEMPT: '1',
    ...(isBackfill && { VOLNUX_BACKFILL: '1' }),
  };
}
