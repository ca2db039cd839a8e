import { expect, test } from 'vitest';
import { refusal } from './refusal.ts';

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

const JUNK: readonly unknown[] = [
  [null, true, 0, -1, 1.5, NaN, Infinity, 1e308, 7n, Symbol('junk')],
  ['', ' ', 'junk', '\0', '__proto__', 'x'.repeat(10_000), `5 ${' '.repeat(10_000)}-`, `2027-01-01${' '.repeat(10_000)}x`],
  [[], [1], [[]], {}, { junk: 1 }, Object.create(null), cycle],
  [new Date(0), new Date(NaN), new Map(), /junk/, () => 1, Map],
].flat();

type SpecWith = (junk: unknown) => unknown;

function at(keys: readonly string[], specWith: (junk: Record<string, unknown>) => unknown): [string, SpecWith][] {
  return keys.map((key) => [key, (junk) => specWith({ [key]: junk })]);
}

const OPTIONS = ['timezone', 'start_date', 'end_date', 'jitter', 'dst', 'junk'];

test.each<[string, SpecWith]>([
  ['trigger', (junk) => junk],
  ...at(['cron', 'interval', 'calendar_interval', 'date', 'any', 'all'], (spec) => spec),
  ...at(OPTIONS, (options) => ({ cron: '@daily', ...options })),
  ...at(OPTIONS, (options) => ({ interval: '1h', ...options })),
  ...at(OPTIONS, (options) => ({ any: [{ cron: '@daily' }], ...options })),
  ...at(['year', 'month', 'day', 'week', 'day_of_week', 'hour', 'minute', 'second', 'junk'], (cron) => ({ cron })),
  ...at(['weeks', 'milliseconds', 'junk'], (interval) => ({ interval })),
  ...at(['months', 'second', 'junk'], (fields) => ({ calendar_interval: { days: 1, ...fields } })),
  ...at(['gap', 'fold', 'junk'], (rules) => ({ cron: '@daily', dst: { gap: 'next', fold: 'first', ...rules } })),
  ['0', (junk) => ({ any: [junk] })],
  ['1', (junk) => ({ all: [{ cron: '@daily' }, junk] })],
])('%s: whatever JavaScript hands in means something, or is refused with a short sentence', (_, specWith) => {
  const sentences = JUNK.map((junk) => refusal(specWith(junk))).filter((sentence) => sentence !== 'accepted');
  expect(sentences.length).toBeGreaterThan(JUNK.length / 2);
  for (const sentence of sentences) {
    expect(sentence).not.toMatch(/undefined|\[object|\(null\)/);
    expect(sentence.length).toBeLessThan(400);
  }
});

test('undefined stands for what is left out, but for a kind', () => {
  const nothing = { timezone: undefined, dst: undefined, jitter: undefined, start_date: undefined, end_date: undefined };
  expect(refusal({ cron: { hour: 1, minute: undefined }, ...nothing })).toBe('accepted');
  expect(refusal({ interval: { hours: 1, minutes: undefined }, ...nothing })).toBe('accepted');
  expect(refusal({ calendar_interval: { days: 1, hour: undefined }, ...nothing })).toBe('accepted');
  expect(refusal({ cron: '@daily', interval: undefined })).toContain('this one has cron and interval');
});
