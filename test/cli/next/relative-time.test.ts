import { expect, test } from 'vitest';
import { relativeTime } from '../../../src/cli/next/relative-time.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

test.each([
  [0, 'in under 1 s'],
  [999, 'in under 1 s'],
  [12.7 * SECOND, 'in 12 s'],
  [60 * SECOND, 'in 1 min'],
  [252.9 * SECOND, 'in 4 min 12 s'],
  [4.2 * HOUR, 'in 4 h 12 min'],
  [DAY, 'in 1 day'],
  [DAY + 3.9 * HOUR, 'in 1 day 3 h'],
  [3 * DAY + 23 * HOUR, 'in 3 days'],
  [400 * DAY, 'in 400 days'],
  [800 * DAY, 'in 2 years'],
  [-500, 'under 1 s ago'],
  [-HOUR, '1 h ago'],
])('%i ms from now is "%s"', (distance, words) => {
  expect(relativeTime(1_000_000 + distance, 1_000_000)).toBe(words);
});

test('is never wider than its column', () => {
  const widest = [
    -59 * 60 * SECOND - 59 * SECOND,
    -23 * HOUR - 59 * 60 * SECOND,
    -2 * DAY - 23 * HOUR,
    729 * DAY,
    1000 * 366 * DAY,
  ];
  expect(Math.max(...widest.map((distance) => relativeTime(distance, 0).length))).toBeLessThanOrEqual(15);
});
