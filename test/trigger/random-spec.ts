import fc from 'fast-check';
import type { TriggerSpec } from '../../src/trigger/spec/trigger-spec.ts';
import { expressionOf, randomCrons } from './cron/random-cron.ts';

const crons: fc.Arbitrary<TriggerSpec> = randomCrons.map((cron) => ({ cron: expressionOf(cron) }));
const intervals: fc.Arbitrary<TriggerSpec> = fc.integer({ min: 1, max: 10_000_000 }).map((interval) => ({ interval }));

const simple: fc.Arbitrary<TriggerSpec> = fc.oneof(
  { weight: 3, arbitrary: crons },
  fc
    .record({ day: fc.constantFrom('last', '2nd fri', 'last sun', '*/10'), hour: fc.constantFrom('*', '2', '*/6') })
    .map((cron) => ({ cron })),
  fc
    .constantFrom('0 0 L-3 * *', '30 4 15W * *', 'H H(1-3) * * 1#2', '*/20 0 3 * * 5L', '0 0 0 29 2 ? 2000-2096/8')
    .map((cron) => ({ cron })),
  intervals,
  fc
    .record({
      months: fc.integer({ min: 0, max: 14 }),
      days: fc.integer({ min: 1, max: 40 }),
      hour: fc.integer({ min: 0, max: 23 }),
    })
    .map((fields) => ({ calendar_interval: fields })),
);

/** Specs of every kind that goes on, without limits. */
export const randomSpecs: fc.Arbitrary<TriggerSpec> = fc.oneof(
  { weight: 4, arbitrary: simple },
  fc.array(simple, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  fc
    .array(randomCrons, { minLength: 1, maxLength: 3 })
    .map((parts) => ({ all: parts.map((cron) => ({ cron: expressionOf(cron) })) })),
);

/** Seconds, or none. */
export const randomJitters: fc.Arbitrary<number | undefined> = fc.option(fc.integer({ min: 1, max: 100_000 }), {
  nil: undefined,
});
