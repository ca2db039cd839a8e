import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCrontab } from '../../../src/trigger/cron/crontab.ts';
import { CronSeries } from '../../../src/trigger/cron/cron-series.ts';
import { surelyFires } from '../../../src/trigger/cron/surely-fires.ts';
import { dstRules } from '../../../src/trigger/zone/dst-policy.ts';
import { zoneNamed } from '../../../src/trigger/zone/zone.ts';
import { ZONES } from '../wall-clock.ts';
import { expressionOf, randomCrons } from './random-cron.ts';

const rule = (expression: string): Parameters<typeof surelyFires>[0] => compileCrontab(expression, '');

test('what surely fires does so in any zone, with the strictest policy, in four years at most', () => {
  fc.assert(
    fc.property(randomCrons, fc.constantFrom(...ZONES), fc.constantFrom(2026, 2027, 2028), (cron, zone, year) => {
      const compiled = rule(expressionOf(cron));
      fc.pre(surelyFires(compiled));
      const start = Date.UTC(year, 0);
      const found = new CronSeries(compiled, zoneNamed(zone), dstRules('wallclock', compiled.wildcard)).from(start);
      expect(found ?? Infinity).toBeLessThan(start + 4 * 366 * 86_400_000);
    }),
  );
});

test.each(['0 3 * * *', '*/5 * * * *', '30 2 * 3 sun', '0 0 1 1,4,7 *', '0 0 30 2 mon', '0 7 1,15 * *', '@monthly'])(
  '%s surely fires',
  (expression) => {
    expect(surelyFires(rule(expression))).toBe(true);
  },
);

test.each(['0 0 30 2 *', '0 0 29 2 *', '0 0 31 4 *', '30 2 28 3 *', '0 0 L * *', '0 0 0 1 1 * 2027'])(
  'of %s only a search can tell',
  (expression) => {
    expect(surelyFires(rule(expression))).toBe(false);
  },
);
