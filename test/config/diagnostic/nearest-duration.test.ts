import { expect, test } from 'vitest';
import { durationHint } from '../../../src/config/diagnostic/nearest-duration.ts';

test.each([
  ['10min', '10m'],
  ['5 minutes', '5m'],
  ['30S', '30s'],
  ['1 hour and 30 mins', '1h30m'],
  ['1.5 hrs', '1.5h'],
  ['2 weeks', '2w'],
  ['250 millis', '250ms'],
  ['1,5h', '1.5h'],
  ['30m 1h', '1h30m'],
])('%s means %s', (text, meant) => {
  expect(durationHint(text)).toBe(`write \`${meant}\``);
});

test.each(['', 'fast', '5 parsecs', '30m 30m', '1.2.3s', 'about 5 minutes'])('%s means nothing that is known', (text) => {
  expect(durationHint(text)).toBeNull();
});
