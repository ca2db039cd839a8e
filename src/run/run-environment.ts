import type { Params, Step } from '../config/config.ts';
import { outputVariable } from '../config/output-variable.ts';
import { paramVariable } from '../config/params/param-variable.ts';
import type { RunOutcome } from '../event/outcome.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';
import { type Outputs, outputText } from './read-outputs.ts';

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
  /** Whether these were asked for in place of those of the job. */
  readonly isGiven?: boolean;
  /** Whether a backfill makes up for its fire time. */
  readonly isBackfill?: boolean;
}

/** What an attempt of a step is told beside its run. */
export interface StepSurroundings {
  readonly stepId: string;
  /** Which attempt of the step in this run it is, from 1. */
  readonly attempt: number;
  /** The steps before it, and what those that succeeded hand on. */
  readonly before: readonly Step[];
  readonly outputs: ReadonlyMap<string, Outputs>;
  /** What became of the steps of the run, to those that end it; `null` to any other. */
  readonly end: RunEnding | null;
}

export interface RunEnding {
  readonly outcome: RunOutcome;
  readonly reason: string | null;
}

/**
 * The `VOLNUX_*` variables of a step: fire time as ISO 8601 with the offset of the job's zone. A param or output without a value is empty, so that a
 * script under `set -u` can name it.
 */
export function runEnvironment(
  { jobId, runId, fireTime, timezone, params, isBackfill }: ParameterisedRun,
  { stepId, attempt, before, outputs, end }: StepSurroundings,
): Record<string, string> {
  const instant = formatInstant(fireTime, timezone);
  return {
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [paramVariable(name), String(value ?? '')])),
    ...Object.fromEntries(
      before.flatMap(({ id, outputs: names }) =>
        names.map((name) => [outputVariable(id, name), outputText(outputs.get(id)?.[name]) ?? '']),
      ),
    ),
    VOLNUX_JOB_ID: jobId,
    VOLNUX_RUN_ID: runId,
    VOLNUX_STEP_ID: stepId,
    VOLNUX_FIRE_TIME: instant,
    VOLNUX_FIRE_DATE: instant.slice(0, 'YYYY-MM-DD'.length),
    VOLNUX_ATTEMPT: String(attempt),
    ...(isBackfill && { VOLNUX_BACKFILL: '1' }),
    ...(end && { VOLNUX_OUTCOME: end.outcome, VOLNUX_REASON: end.reason ?? '' }),
  };
}

/** The outputs of the steps before, as modules see them: by step and name, `null` for what there is not. */
export function outputsContext({ before, outputs }: StepSurroundings): Readonly<Record<string, Outputs>> {
  return Object.fromEntries(
    before.flatMap(({ id, outputs: names }) =>
      names.length === 0 ? [] : [[id, Object.fromEntries(names.map((name) => [name, outputs.get(id)?.[name] ?? null]))]],
    ),
  );
}
