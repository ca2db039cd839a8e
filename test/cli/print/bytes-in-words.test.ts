import { expect, test } from 'vitest';
import { bytesInWords } from '../../../src/cli/print/bytes-in-words.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [10_188, '9.9 KiB'],
  [10_189, '10 KiB'],
  [1_048_000, '1023 KiB'],
  [1_048_100, '1.0 MiB'],
  [51_380_224, '49 MiB'],
  [3 * 2 ** 50, '3072 TiB'],
])('%i bytes are %s', (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});
