import type { ResolvedSpec } from '../../trigger/resolve-spec.ts';
import { unlimitedSeriesOf } from '../../trigger/series-of.ts';
import { daysFromCivil, DAY_MS } from '../../trigger/zone/civil-date.ts';
import { formatPath } from '../diagnostic/path.ts';
import { durationText } from './duration-text.ts';
import type { LintRule } from './lint-rule.ts';
import { stepLimitsOf, type StepLimit } from './step-limits.ts';

/**
 * A job whose fire times are skipped while it runs has time to end before the next one. Only limits set for the job, its pipeline or its
 * steps count: one from `defaults` says nothing about how long this job may take.
 */
export const intervalBelowTimeout: LintRule = (context) => {
  const { defaults } = context.written;
  for (const job of context.jobs) {
    const { part, path, spec } = job;
    const isSkipping =
      (part.overlap ?? defaults?.overlap ?? 'skip') === 'skip' && (part.max_instances ?? defaults?.max_instances ?? 1) === 1;
    if (spec === null || !isSkipping) continue;
    const longest = longestPath(stepLimitsOf(job, context));
    const gap = longest === 0 ? Infinity : smallestGap(spec, longest);
    if (gap >= longest) continue;
    const at = [...path, 'trigger'];
    const message = `${formatPath(path)} fires again after ${durationText(gap)}, and its steps may take ${durationText(longest)}: until then fire times are skipped`;
    context.report({ code: 'LINT_INTERVAL_BELOW_TIMEOUT', message, hint: HINT, path: at, at: 'key' });
  }
};

const HINT =
  'make `timeout` shorter or the gap longer; or let it run in parallel (`max_instances`) or afterwards (`overlap: queue`)';

/** How long steps may take that run side by side where they need not wait for each other, in ms. Without a limit of its own a step counts 0. */
function longestPath(steps: readonly StepLimit[]): number {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ends = new Map<string, number>();
  function endOf(id: string): number {
    const known = ends.get(id);
    if (known !== undefined) return known;
    // A circle of needs is an error of its own.
    ends.set(id, 0);
    const { limit, needs } = byId.get(id) ?? NO_STEP;
    const own = limit.kind === 'limited' && !limit.isGeneral ? limit.ms : 0;
    const end = own + Math.max(0, ...needs.map(endOf));
    ends.set(id, end);
    return end;
  }
  // In the order of the list most needs are known when they are asked for, so a long chain takes no deep recursion.
  return Math.max(0, ...steps.map(({ id }) => endOf(id)));
}

const NO_STEP: Pick<StepLimit, 'limit' | 'needs'> = { limit: { kind: 'unknown' }, needs: [] };

/** Any day will do: rules repeat, and a config must not mean another thing tomorrow. */
const SOME_DAY = daysFromCivil(2026, 1, 1) * DAY_MS;
const MOST_FIRE_TIMES = 50;

/** A gap between two fire times, in ms: the first one that is below `enough`, else the smallest of some; Infinity where none is certain. */
function smallestGap(spec: ResolvedSpec, enough: number): number {
  switch (spec.kind) {
    case 'interval':
      return spec.interval;
    case 'any':
      return Math.min(...spec.parts.map((part) => smallestGap(part, enough)));
    case 'cron': {
      const series = unlimitedSeriesOf(spec);
      let smallest = Infinity;
      let last = series.from(SOME_DAY);
      for (let count = 1; last !== null && count < MOST_FIRE_TIMES && smallest >= enough; count++) {
        const next = series.from(last + 1);
        if (next !== null) smallest = Math.min(smallest, next - last);
        last = next;
      }
      return smallest;
    }
    case 'calendar-interval':
      return spec.rule.months === 0 ? spec.rule.days * DAY_MS : 28 * DAY_MS;
    case 'all':
    case 'date':
    case 'occasion':
      return Infinity;
  }
}
