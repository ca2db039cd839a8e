import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTrigger, type TriggerContext } from '../../src/trigger/create-trigger.ts';
import type { TriggerSpec } from '../../src/trigger/spec/trigger-spec.ts';

const NOW = Date.parse('2026-01-05T09:00:00Z');

function chain(spec: TriggerSpec, context: TriggerContext, count: number): number[] {
  const trigger = createTrigger(spec, context);
  const given: number[] = [];
  let previous = trigger.nextFireTime(null, NOW);
  while (previous !== null && given.length < count) {
    given.push(previous);
    previous = trigger.nextFireTime(previous, previous + 5);
  }
  return given;
}

const specs = fc.constantFrom<TriggerSpec>(
  { cron: '*/5 * * * *' },
  { cron: '* * * * * *' },
  { cron: '30 2 * * *', timezone: 'Europe/Berlin' },
  { interval: '7s' },
  { interval: '1h', start_date: '2026-01-01T00:00:30' },
);

test('a fire time that is out of phase, as a store may hand it back, does not make the next ones drift', () => {
  const hour = 3_600_000;
  const trigger = createTrigger({ interval: '1h', jitter: '10m' }, { anchor: 0, id: 'a' });
  let fireTime = 9 * hour + 17 * 60_000;
  for (let count = 1; count <= 100; count++) {
    fireTime = trigger.nextFireTime(fireTime, fireTime) ?? Number.NaN;
    expect(fireTime - (9 + count) * hour).toBeGreaterThanOrEqual(0);
    expect(fireTime - (9 + count) * hour).toBeLessThanOrEqual(10 * 60_000);
  }
});

test('each fire time is its own base plus at most the jitter, without drift, and in order', () => {
  fc.assert(
    fc.property(specs, fc.integer({ min: 1, max: 20_000 }), fc.string(), (spec, jitterSeconds, id) => {
      const bases = chain(spec, { id, anchor: NOW }, 40);
      const given = chain({ ...spec, jitter: jitterSeconds }, { id, anchor: NOW }, 40);
      expect(given).toHaveLength(bases.length);
      for (const [index, base] of bases.entries()) {
        expect(given[index]).toBeGreaterThanOrEqual(base);
        expect(given[index]).toBeLessThanOrEqual(base + jitterSeconds * 1000);
        expect(given[index]).toBeLessThan(bases[index + 1] ?? Infinity);
      }
    }),
    { numRuns: 60 },
  );
});

test('delays scatter over fire times and over ids, and are the same every time', () => {
  const spec = { cron: '0 * * * *', jitter: '30m' };
  const delays = chain(spec, { id: 'a' }, 200).map((fireTime) => fireTime % 3_600_000);
  expect(new Set(delays).size).toBeGreaterThan(195);
  expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(25 * 60_000);
  expect(chain(spec, { id: 'a' }, 3)).toEqual(chain(spec, { id: 'a' }, 3));
  expect(chain(spec, { id: 'a' }, 3)).not.toEqual(chain(spec, { id: 'b' }, 3));
});

test('an interval without a phase is delayed once, and then keeps its spacing', () => {
  const [first = 0, second = 0, third = 0] = chain({ interval: '1h', jitter: '10m' }, { id: 'a' }, 3);
  expect(first).toBeGreaterThan(NOW + 3_600_000);
  expect(first).toBeLessThanOrEqual(NOW + 4_200_000);
  expect([second - first, third - second]).toEqual([3_600_000, 3_600_000]);
});

test('a delay beyond end_date is cut to it for cron, and ends an interval', () => {
  const end = Date.parse('2026-01-05T10:00:00.001Z');
  const limits = { end_date: '2026-01-05T10:00:00.001Z', jitter: '30m' };
  expect(chain({ cron: '0 10 * * *', ...limits }, { id: 'a' }, 5)).toEqual([end]);
  expect(chain({ interval: '1h', ...limits }, { id: 'a', anchor: NOW }, 5)).toEqual([]);
});

test('a date is delayed as well', () => {
  const [fireTime = 0] = chain({ date: '2026-02-01', jitter: '1h' }, { id: 'a' }, 2);
  expect(fireTime).toBeGreaterThan(Date.parse('2026-02-01T00:00:00Z'));
  expect(fireTime).toBeLessThanOrEqual(Date.parse('2026-02-01T01:00:00Z'));
});

test('the delay of a date is cut to end_date', () => {
  const spec = { date: '2026-02-01', end_date: '2026-02-01T00:00:00.001', jitter: '1h' };
  expect(chain(spec, { id: 'a' }, 2)).toEqual([Date.parse('2026-02-01T00:00:00.001Z')]);
});
