import { neverFires } from '../../trigger/never-fires.ts';
import { seriesOf } from '../../trigger/series-of.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import type { LintRule } from './lint-rule.ts';
import { partsOf, triggerOf, type TriggerPart } from './trigger-parts.ts';

/** What ended a trigger, and where that stands. */
interface Past {
  readonly at: Path;
  readonly value: string;
  readonly isWhole: boolean;
}

/** Every trigger, and every part of one, has a fire time ahead. */
export const pastDate: LintRule = ({ jobs, written, now, report }) => {
  for (const job of jobs) {
    const trigger = triggerOf(job);
    const past = trigger === null ? [] : pastIn(trigger, now, true);
    // One that never had a fire time is an error of its own.
    if (past.length === 0 || hasNone(job.part.trigger as TriggerSpec, written.timezone, job.id)) continue;
    for (const { at, value, isWhole } of past) {
      const message = `${formatPath(at)}: ${value} is past, so ${isWhole ? 'the job' : 'this part of the trigger'} fires no more`;
      report({ code: 'LINT_PAST_DATE', message, path: at });
    }
  }
};

/** Where an end stands beside an `any` or `all`, it is told there and not of each part. */
function pastIn(trigger: TriggerPart, now: number, isWhole: boolean): readonly Past[] {
  const { path, part, spec } = trigger;
  if (part.end_date !== undefined && spec.limits.end < now) return [{ at: [...path, 'end_date'], value: part.end_date, isWhole }];
  if (spec.kind === 'date' && spec.instant < now) return [{ at: [...path, 'date'], value: String(part.date), isWhole }];
  if (spec.kind === 'cron' && spec.rule.years.length > 0 && seriesOf(spec).from(now) === null) {
    if (typeof part.cron !== 'object') return [{ at: [...path, 'cron'], value: `the year of "${String(part.cron)}"`, isWhole }];
    return [{ at: [...path, 'cron', 'year'], value: String(part.cron.year), isWhole }];
  }
  return partsOf(trigger).flatMap((inner) => pastIn(inner, now, false));
}

function hasNone(trigger: TriggerSpec, timezone: string | undefined, id: string): boolean {
  return neverFires(trigger, { timezone: timezone ?? 'UTC', id }).length > 0;
}
