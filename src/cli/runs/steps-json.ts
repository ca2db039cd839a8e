import type { RunOutcome } from '../../event/outcome.ts';
import type { AttemptRecord, OutputCut } from '../../store/steps/step-progress.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';

/** The steps of a run, and how much they wrote, as programs read it. */
export interface StepsJson {
  /** In the order they began. */
  readonly steps: readonly StepJson[];
  readonly output: { readonly bytes: number; readonly left_out_lines: number; readonly left_out_bytes: number };
}

interface StepJson {
  readonly step: string;
  readonly attempt: number;
  /** `null`: it goes on, or its end could not be recorded. */
  readonly outcome: RunOutcome | null;
  readonly reason: string | null;
  readonly exit_code: number | null;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly duration_ms: number | null;
  readonly output_bytes: number;
}

/** Times are ISO 8601 in `timezone`. */
export function stepsJson(
  attempts: readonly AttemptRecord[],
  cut: Pick<OutputCut, 'lines' | 'bytes'> | null,
  timezone: string,
): StepsJson {
  const steps = attempts.map(({ stepId, attempt, outcome, reason, exitCode, startedAt, endedAt, outputBytes }) => ({
    step: stepId,
    attempt,
    outcome,
    reason,
    exit_code: exitCode,
    started_at: formatInstant(startedAt, timezone),
    ended_at: endedAt === null ? null : formatInstant(endedAt, timezone),
    duration_ms: endedAt === null ? null : Math.max(0, endedAt - startedAt),
    output_bytes: outputBytes,
  }));
  const bytes = steps.reduce((sum, step) => sum + step.output_bytes, 0);
  return { steps, output: { bytes, left_out_lines: cut?.lines ?? 0, left_out_bytes: cut?.bytes ?? 0 } };
}
