import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger } from '../../src/trigger/create-trigger.ts';
import { expressionOf, randomCrons } from './cron/random-cron.ts';
import { randomJitters, randomSpecs } from './random-spec.ts';
import { places } from './wall-clock.ts';

test('fire times increase strictly, from now on, and do not depend on the questions asked before', () => {
  fc.assert(
    fc.property(
      randomSpecs,
      places,
      randomJitters,
      fc.integer({ min: 0, max: 86_399_999 }),
      (spec, [timezone, midnight], jitter, offset) => {
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
      },
    ),
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
