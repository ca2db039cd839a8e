import type { Job } from '../../config/config.ts';
import type { CalendarRule } from '../../trigger/spec/calendar-rule.ts';
import type { Occasion } from '../../trigger/spec/occasion.ts';
import { type ResolvedSpec, resolveSpec } from '../../trigger/spec/resolve-spec.ts';
import type { Zone } from '../../trigger/zone/zone.ts';
import { cronInWords } from './cron-words.ts';
import { andList } from './number-words.ts';
import { spanInWords } from './span-in-words.ts';
import { wallTime } from './wall-time.ts';

/** Where a spec stands, which need not be said again. */
interface Surroundings {
  readonly timezone: string;
  readonly start: number;
  readonly end: number;
  readonly whole: 'none' | 'any' | 'all';
}

/** What a trigger does, in one line of plain words without its zone: `at 02:30, every day`, `every 30 min, counted from …`. */
export function describeTrigger({ trigger, id }: Pick<Job, 'trigger' | 'id'>): string {
  const nowhere = { timezone: trigger.timezone, start: -Infinity, end: Infinity, whole: 'none' } as const;
  return describe(resolveSpec(trigger, { id }), nowhere);
}

function describe(spec: ResolvedSpec, around: Surroundings): string {
  const { start, end, jitter } = spec.limits;
  return [
    describeKind(spec, around),
    start > around.start && !isCountedFrom(spec, start) ? `not before ${wallTime(start, around.timezone)}` : '',
    // The end of a calendar interval is a whole day.
    end < around.end ? `not after ${wallTime(end, around.timezone).replace(' 23:59:59.999', '')}` : '',
    jitter > 0 ? `each delayed by up to ${spanInWords(jitter)}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function describeKind(spec: ResolvedSpec, around: Surroundings): string {
  switch (spec.kind) {
    case 'cron':
      return cronInWords(spec.rule) + elsewhere(spec.zone, around);
    case 'interval':
      return describeInterval(spec, around);
    case 'calendar-interval': {
      const start = spec.start === null ? 'the day the job is applied' : wallTime(spec.start, spec.zone.name).slice(0, 10);
      return `every ${calendarStep(spec.rule)} at ${timeOfDay(spec.rule)}, counted from ${start}${elsewhere(spec.zone, around)}`;
    }
    case 'date':
      return `once, at ${wallTime(spec.instant, around.timezone)}`;
    case 'occasion':
      return describeOccasion(spec.occasion);
    case 'any':
    case 'all': {
      const { start, end } = spec.limits;
      const whole = around.whole === 'all' ? 'all' : spec.kind;
      const inside = { timezone: around.timezone, start, end, whole };
      const parts = spec.parts.map((part) => describe(part, inside)).join('; ');
      return spec.kind === 'any' ? `any of (${parts})` : `all at once (${parts})`;
    }
  }
}

function describeOccasion(occasion: Occasion): string {
  switch (occasion.kind) {
    case 'startup':
      return 'when the runner starts';
    case 'manual':
      return 'by hand only';
    case 'after':
      return `when a run of ${occasion.job} ends in ${occasion.on.join(' or ')}`;
  }
}

function describeInterval({ interval, phase }: Extract<ResolvedSpec, { kind: 'interval' }>, around: Surroundings): string {
  const every = `every ${spanInWords(interval)}`;
  const start = phase === null ? 'when the job is applied' : wallTime(phase, around.timezone);
  if (around.whole !== 'any') return `${every}, counted from ${start}`;
  // Whichever part of `any` it came from. Inside `all` there is no last fire time, not even for an `any`.
  return `${every} after the last fire time${phase === null ? '' : `, the first counted from ${start}`}`;
}

/** Intervals say their start already; of a calendar interval only the day is said. */
function isCountedFrom(spec: ResolvedSpec, start: number): boolean {
  if (spec.kind === 'calendar-interval') return wallTime(start, spec.zone.name).endsWith(' 00:00');
  return spec.kind === 'interval';
}

function calendarStep({ months, days }: CalendarRule): string {
  const [years, weeks] = [Math.floor(months / 12), days % 7 === 0 ? days / 7 : 0];
  const amounts = [
    counted(years, 'year'),
    counted(months % 12, 'month'),
    counted(weeks, 'week'),
    counted(days - weeks * 7, 'day'),
  ];
  const said = andList(amounts.filter((amount) => amount !== ''));
  return said.startsWith('1 ') && !said.includes(' and ') ? said.slice(2) : said;
}

function counted(amount: number, unit: string): string {
  return amount === 0 ? '' : `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function timeOfDay({ time }: CalendarRule): string {
  return wallTime(time * 1000, 'UTC').slice('1970-01-01 '.length);
}

function elsewhere({ name }: Zone, { timezone }: Surroundings): string {
  return name === timezone ? '' : ` (${name})`;
}
