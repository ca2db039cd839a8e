import type { ResolvedSpec } from '../../trigger/spec/resolve-spec.ts';
import { seriesOf } from '../../trigger/series-of.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import { listNames } from '../diagnostic/list-names.ts';
import type { LintRule } from './lint-rule.ts';

const MOST_JOBS = 20;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/**
 * No minute of the coming day has very many jobs. Left out are jobs that could not be elsewhere, firing in every second minute or
 * more often; those with jitter, which spreads them; and intervals without a start, whose fire times the file does not know.
 */
export const crowdedMinute: LintRule = ({ jobs, written, now, isBroken, report }) => {
  const first = Math.floor(now / MINUTE_MS);
  const counts = new Uint32Array(DAY_MINUTES);
  const minutesOf = minuteReader(first);
  const due = jobs.flatMap(({ id, part, spec }) => {
    if (spec === null || part.paused === true || spec.limits.jitter > 0) return [];
    const minutes = minutesOf(spec);
    return minutes.length > DAY_MINUTES / 2 ? [] : [{ id, minutes }];
  });
  for (const { minutes } of due) for (const minute of minutes) counts[minute] = (counts[minute] ?? 0) + 1;
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  if (most <= MOST_JOBS) return;
  const peak = counts.indexOf(most);
  const timezone = isBroken(['timezone']) ? 'UTC' : (written.timezone ?? 'UTC');
  const names = due.filter(({ minutes }) => minutes.includes(peak)).map(({ id }) => id);
  const minute = formatInstant((first + peak) * MINUTE_MS, timezone);
  const message = `${most} jobs are due in the same minute, ${minute}: ${listNames(names)}`;
  report({ code: 'LINT_CROWDED_MINUTE', message, path: ['jobs'], at: 'key' });
};

/** Makes the function that gives the minutes in which a spec fires, counted from `first` (since 1970), for a day from there. */
function minuteReader(first: number): (spec: ResolvedSpec) => readonly number[] {
  // In a large file many jobs have the same trigger.
  const known = new Map<string, readonly number[]>();
  return function minutesOf(spec): readonly number[] {
    if (spec.kind === 'any') return [...new Set(spec.parts.flatMap(minutesOf))];
    // To bring the parts of `all` together may take long.
    if (spec.kind === 'all' || spec.kind === 'occasion') return [];
    if ((spec.kind === 'interval' && spec.phase === null) || (spec.kind === 'calendar-interval' && spec.start === null))
      return [];
    const { limits, ...own } = spec;
    const key = JSON.stringify([own, limits.start, limits.end]);
    let minutes = known.get(key);
    if (minutes === undefined) known.set(key, (minutes = minutesIn(spec, first)));
    return minutes;
  };
}

function minutesIn(spec: ResolvedSpec, first: number): readonly number[] {
  const series = seriesOf(spec);
  const minutes: number[] = [];
  for (let minute = 0; minute < DAY_MINUTES;) {
    const fireTime = series.from((first + minute) * MINUTE_MS);
    const found = fireTime === null ? DAY_MINUTES : Math.floor(fireTime / MINUTE_MS) - first;
    if (found < DAY_MINUTES) minutes.push(found);
    minute = found + 1;
  }
  return minutes;
}
