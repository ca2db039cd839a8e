import { CronExpressionParser } from 'cron-parser';
import { Cron } from 'croner';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { DstPolicy } from '../../../src/trigger/zone/dst-policy.ts';
import { expressionOf, randomCrons } from './random-cron.ts';
import { places } from '../wall-clock.ts';

const instants = fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2100, 0) / 1000 }).map((seconds) => seconds * 1000);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The same values under names, where a field is plain enough. */
function named(text: string, names: readonly string[], first: number): string {
  return text.replaceAll(/(?<![/\d])\d+/g, (digits) => (text.includes('/') ? digits : (names[Number(digits) - first] ?? digits)));
}

// In UTC no policy matters. cron-parser looks only some years ahead, so days that are rare are left out.
const expressions = randomCrons
  .filter(({ day, month }) => [...day.values].some((value) => value < 29) || month.text === '*')
  .chain((cron) => {
    const [minute = '', hour = '', day = '', month = '', weekday = ''] = expressionOf(cron).split(' ');
    return fc.constantFrom(
      `${minute} ${hour} ${day} ${month} ${weekday}`,
      `${minute} ${hour} ${day} ${named(month, MONTHS, 1)} ${named(weekday, WEEKDAYS, 0)}`,
      `*/7 ${minute} ${hour} ${day} ${month} ${weekday}`,
      `${minute} ${hour} L ${month} *`,
      `${minute} ${hour} ? * 5#2`,
      `${minute} ${hour} ? ${month} 1L`,
    );
  });

test('reads and answers any expression as cron-parser does', () => {
  fc.assert(
    fc.property(expressions, instants, (cron, now) => {
      const reference = CronExpressionParser.parse(cron, { currentDate: now - 1000, tz: 'UTC' });
      const trigger = createTrigger({ cron });
      let previous: number | null = null;
      for (let count = 0; count < 3; count++) {
        previous = trigger.nextFireTime(previous, previous ?? now);
        expect(previous).toBe(reference.next().getTime());
      }
    }),
    { numRuns: 60 },
  );
});

function chain(next: (after: number) => number | null, from: number): (number | null)[] {
  const given: (number | null)[] = [];
  for (let at: number | null = from; at !== null && given.length < 4;) given.push((at = next(at)));
  return given;
}

const POLICIES: readonly DstPolicy[] = [
  { gap: 'skip', fold: 'both' },
  { gap: 'next', fold: 'first' },
  { gap: 'shift', fold: 'second' },
];

test('answers as croner does in any zone, wherever the policies for clock changes agree', () => {
  fc.assert(
    fc.property(randomCrons, places, fc.integer({ min: 0, max: 2879 }), (random, [timezone, midnight], minutes) => {
      const cron = expressionOf(random);
      const now = midnight + minutes * 60_000;
      const [given = [], ...others] = POLICIES.map((dst) => {
        const trigger = createTrigger({ cron, timezone, dst });
        return chain((after) => trigger.nextFireTime(after, after), now);
      });
      fc.pre(others.every((other) => other.join() === given.join()));
      const job = new Cron(cron, { timezone });
      expect(given).toEqual(chain((after) => job.nextRun(new Date(after))?.getTime() ?? null, now));
    }),
    { numRuns: 100 },
  );
});
