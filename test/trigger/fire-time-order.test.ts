import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../src/trigger/create-trigger.ts';
import type { TriggerSpec } from '../../src/trigger/trigger-spec.ts';
import { expressionOf, randomCrons } from './cron/random-cron.ts';
import { places } from './wall-clock.ts';

const simple: fc.Arbitrary<TriggerSpec> = fc.oneof(
  { weight: 3, arbitrary: randomCrons.map((cron): TriggerSpec => ({ cron: expressionOf(cron) })) },
  fc
    .record({ day: fc.constantFrom('last', '2nd fri', 'last sun', '*/10'), hour: fc.constantFrom('*', '2', '*/6') })
    .map((cron) => ({ cron })),
  fc
    .constantFrom('0 0 L-3 * *', '30 4 15W * *', 'H H(1-3) * * 1#2', '*/20 0 3 * * 5L', '0 0 0 29 2 ? 2000-2096/8')
    .map((cron) => ({ cron })),
  fc.integer({ min: 1, max: 10_000_000 }).map((seconds) => ({ interval: seconds })),
  fc
    .record({
      months: fc.integer({ min: 0, max: 14 }),
      days: fc.integer({ min: 1, max: 40 }),
      hour: fc.integer({ min: 0, max: 23 }),
    })
    .map((fields) => ({ calendar_interval: fields })),
);
const specs: fc.Arbitrary<TriggerSpec> = fc.oneof(
  { weight: 4, arbitrary: simple },
  fc.array(simple, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  fc
    .array(randomCrons, { minLength: 1, maxLength: 3 })
    .map((crons) => ({ all: crons.map((cron) => ({ cron: expressionOf(cron) })) })),
);
const jitters = fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined });

test('fire times increase strictly, from now on, and do not depend on the questions asked before', () => {
  fc.assert(
    fc.property(specs, places, jitters, fc.integer({ min: 0, max: 86_399_999 }), (spec, [timezone, midnight], jitter, offset) => {
      const now = midnight + offset;
      const context = { timezone, anchor: now, id: 'job' };
      const whole = jitter === undefined ? spec : { ...spec, jitter };
      const trigger = createTrigger(whole, context);
      let last = now - 1;
      let fireTime = trigger.nextFireTime(null, now);
      for (let count = 0; count < 20 && fireTime !== null; count++) {
        expect(fireTime).toBeGreaterThan(last);
        last = fireTime;
        fireTime = trigger.nextFireTime(last, last + 5);
        expect(fireTime).toBe(createTrigger(whole, context).nextFireTime(last, last + 5));
      }
    }),
    { numRuns: 150 },
  );
});

test('asking from any moment between two fire times gives the later one', () => {
  fc.assert(
    fc.property(randomCrons, places, fc.double({ min: 0, max: 1, noNaN: true }), (cron, [timezone, midnight], share) => {
      const trigger = createTrigger({ cron: expressionOf(cron), timezone });
      const first = trigger.nextFireTime(null, midnight);
      if (first === null) return;
      const second = trigger.nextFireTime(first, first) ?? Infinity;
      const between = first + 1 + Math.floor(share * Math.min(second - first - 1, 1e12));
      expect(trigger.nextFireTime(null, between)).toBe(second === Infinity ? null : second);
    }),
    { numRuns: 150 },
  );
});
