import type { ResolvedSpec } from '../../trigger/spec/resolve-spec.ts';
import { unlimitedSeriesOf } from '../../trigger/series-of.ts';
import { daysFromCivil, DAY_MS } from '../../trigger/zone/civil-date.ts';

/** Any day will do: rules repeat, and a config must not mean another thing tomorrow. */
const SOME_DAY = daysFromCivil(2026, 1, 1) * DAY_MS;
const MOST_FIRE_TIMES = 50;

/** A gap between two fire times, in ms: one below `enough` if there is, else the smallest; Infinity where none is certain. */
export function smallestGap(spec: ResolvedSpec, enough: number): number {
  switch (spec.kind) {
    case 'interval':
      return spec.interval;
    case 'any':
      return spec.parts.reduce((smallest, part) => Math.min(smallest, smallestGap(part, enough)), Infinity);
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
