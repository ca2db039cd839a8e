import type { ShownField } from '../../plan/shown-plan.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import type { PlanReport } from './plan-report.ts';

/** A plan for programs, as JSON text. Times are ISO 8601 in the zone of the job; what nobody knows is not there. */
export function planJson({ title, jobs, unchanged, summary, refused, proposals, drift }: PlanReport): string {
  const shown = {
    title,
    summary,
    jobs: jobs.map(({ outlook, fields, ...job }) => ({
      ...job,
      anchored: fields.some(({ effect }) => effect === 'anchor'),
      fields: fields.map(fieldJson),
      ...(outlook && outlookJson(outlook)),
    })),
    unchanged,
    refused,
    proposed_moves: proposals.map(({ jobId, from }) => ({ job: jobId, moved_from: from })),
    drift: [...drift].map(([job, { isPaused, by, reason, until, timezone }]) => ({
      job,
      paused: isPaused,
      by,
      reason,
      until: until === null ? null : formatInstant(until, timezone),
    })),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

function fieldJson({ effect, ...field }: ShownField): object {
  return { ...field, applies: effect.replace('-', '_') };
}

function outlookJson({ nextBefore, nextAfter, runs, timezone }: NonNullable<PlanReport['jobs'][number]['outlook']>): object {
  const instant = (value: number | null): string | null => (value === null ? null : formatInstant(value, timezone));
  return {
    next_fire_time: {
      ...(nextBefore !== undefined && { before: instant(nextBefore) }),
      ...(nextAfter !== undefined && { after: instant(nextAfter) }),
    },
    runs_in_flight: runs.map(({ runId, fireTime, becomes }) => ({ run: runId, fire_time: instant(fireTime), becomes })),
  };
}
