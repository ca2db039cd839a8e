import { expect, test } from 'vitest';
import { parseDuration } from '../../../src/trigger/spec/parse-duration.ts';
import { TriggerError } from '../../../src/trigger/trigger-error.ts';

test.each([
  ['90s', 90_000],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['1h 30m', 5_400_000],
  ['7d', 604_800_000],
  ['2w', 1_209_600_000],
  ['500ms', 500],
  ['1m500ms', 60_500],
  ['1.5h', 5_400_000],
  ['0s', 0],
  ['PT5M', 300_000],
  ['P1DT12H', 129_600_000],
  ['PT0.5S', 500],
  ['P2W', 1_209_600_000],
  [3600, 3_600_000],
  [0.25, 250],
  ['3600', 3_600_000],
])('%s is %i ms', (value, ms) => {
  expect(parseDuration(value)).toBe(ms);
});

function refusal(value: string | number): TriggerError {
  try {
    parseDuration(value);
  } catch (error) {
    if (error instanceof TriggerError) return error;
    throw error;
  }
  throw new Error(`${value} was accepted`);
}

test.each(['', ' ', 'soon', '5x', '1h1h', 'P', 'PT', 'P1Y', 'P1M', '1e3s', NaN, Infinity, -1, '-5s'])(
  '%j is refused with the value and an example',
  (value) => {
    expect(refusal(value)).toMatchObject({ code: 'bad-duration', hint: expect.stringContaining('1h30m') });
    expect(refusal(value).message).toContain(String(value));
  },
);

test.each([
  ['5M', '5m'],
  ['5 minutes', '5m'],
  ['30m1h', '1h30m'],
  ['1,5h', '1.5h'],
  ['10 sec and 2 hours', '2h10s'],
])('%j is refused with the nearest duration, %s', (value, nearest) => {
  expect(refusal(value).hint).toBe(`write ${nearest}`);
});

test('says that a negative duration is negative', () => {
  expect(() => parseDuration('-5s')).toThrow('"-5s" is negative');
});
