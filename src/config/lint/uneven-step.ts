import { splitItems } from '../../trigger/cron/cron-item.ts';
import { splitCrontab } from '../../trigger/cron/crontab-text.ts';
import { formatPath } from '../diagnostic/path.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenTrigger } from '../written-config.ts';
import type { LintRule } from './lint-rule.ts';
import { plainPartsOf } from './trigger-parts.ts';

type FieldName = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'weekday' | 'year';
type Texts = Readonly<Record<FieldName, { readonly text: string; readonly column: number | null }>>;

/** A field that begins anew with each value of the larger ones. */
interface Cycle {
  readonly unit: string;
  readonly first: number;
  readonly size: number;
  /** Where one of these holds a single value, nothing follows close to where this field ends. */
  readonly larger: readonly FieldName[];
  /** A trigger that counts on where a field begins anew. */
  readonly instead: string;
}

const CYCLES: Readonly<Partial<Record<FieldName, Cycle>>> = {
  second: { unit: 'second', first: 0, size: 60, larger: ['minute'], instead: 'interval: Ns' },
  minute: { unit: 'minute', first: 0, size: 60, larger: ['hour'], instead: 'interval: Nm' },
  hour: { unit: 'hour', first: 0, size: 24, larger: ['day', 'weekday'], instead: 'interval: Nh' },
  day: { unit: 'day', first: 1, size: 31, larger: ['month'], instead: 'calendar_interval: { days: N }' },
  month: { unit: 'month', first: 1, size: 12, larger: ['year'], instead: 'calendar_interval: { months: N }' },
  weekday: { unit: 'day', first: 0, size: 7, larger: [], instead: 'calendar_interval: { days: N }' },
};
/** A number, a name, one slot, one special day. */
const SINGLE = /^(?:[^*?,/-]+|L-\d+|H\([^/]*\))$/i;

/** A `*` with a step has gaps of one length, also where its field begins anew. */
export const unevenStep: LintRule = ({ jobs, report }) => {
  for (const job of jobs) {
    for (const { path, part, spec } of plainPartsOf(job)) {
      if (part.cron === undefined || spec.kind !== 'cron') continue;
      const isText = typeof part.cron === 'string';
      const texts = textsOf(part.cron);
      for (const [field, cycle] of Object.entries(CYCLES)) {
        const { text, column } = texts[field as FieldName];
        if (!text.includes('/') || cycle.larger.some((name) => SINGLE.test(texts[name].text.trim()))) continue;
        for (const item of splitItems(text, column ?? 1)) {
          const fault = faultOf(item.text, cycle);
          if (fault === null) continue;
          const key = field === 'weekday' ? 'day_of_week' : field;
          const at = isText ? [...path, 'cron'] : [...path, 'cron', key];
          const message = `${formatPath(at)}: "${item.text}" ${fault.message}`;
          report({ code: 'LINT_UNEVEN_STEP', message, hint: fault.hint, path: at, column: isText ? item.column : null });
        }
      }
    }
  }
};

function textsOf(cron: NonNullable<Sound<WrittenTrigger>['cron']>): Texts {
  if (typeof cron === 'string') return splitCrontab(cron);
  // What is left out above a field that is given is `*`; below one it is a single value, which nothing here asks about.
  const { second = '*', minute = '*', hour = '*', day = '*', month = '*', day_of_week: weekday = '*', year = '*' } = cron;
  const texts = { second, minute, hour, day, month, weekday, year };
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { text: String(value), column: null }])) as Texts;
}

/** What is uneven about an item; `null` for one that is even, or begins or ends where somebody said. */
function faultOf(item: string, { unit, first, size, instead }: Cycle): { message: string; hint: string } | null {
  const [, from, stepText] = /^([*?]|\d+)\/(\d+)$/.exec(item) ?? [];
  const step = Number(stepText);
  if (from === undefined || (/\d/.test(from) && Number(from) !== first) || step === 0) return null;
  const last = Math.floor((size - 1) / step) * step;
  const gap = size - last;
  if (gap === step) return null;
  const even = evenSteps(size, step).map((other) => `\`*/${other}\``);
  const hint = `write ${[...even, `\`${instead.replace('N', String(step))}\``].join(' or ')}`;
  if (last === 0) return { message: `is ${unit} ${first} only: there are ${size} ${unit}s, not more`, hint };
  const units = gap === 1 ? unit : `${unit}s`;
  return {
    message: `fires at ${unit} ${first + last} and next at ${unit} ${first}: a gap of ${gap} ${units}, not ${step}`,
    hint,
  };
}

/** The nearest steps below and above that divide a field; none for days, which are not as many in every month, nor in a week. */
function evenSteps(size: number, step: number): readonly number[] {
  const divisors = Array.from({ length: size }, (_, index) => index + 1).filter(
    (each) => size % each === 0 && each > 1 && each < size,
  );
  const [below, above] = [divisors.findLast((each) => each < step), divisors.find((each) => each > step)];
  return [below, above].filter((each) => each !== undefined);
}
