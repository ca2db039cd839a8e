import { expect, test } from 'vitest';
import { didYouMean } from '../../../src/config/diagnostic/closest.ts';

test('of hundreds of names none is suggested', () => {
  const names = Array.from({ length: 1000 }, (_, n) => `name-${n}`);
  expect(didYouMean('nam-7', names.slice(0, 20))).toBe('did you mean `name-7`?');
  expect(didYouMean('nam-7', names)).toBeNull();
});
