import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/config/diagnostic/display-width.ts';

// As terminals show them: UAX #11, and emoji in two columns.
test.each([
  ['', 0],
  ['plain text', 10],
  ['grün — ½ ± ①', 12],
  ['日本語', 6],
  ['한국어', 6],
  ['テスト。「」', 12],
  ['ﾃｽﾄ', 3],
  ['ＡＢ', 4],
  ['e\u0301', 1],
  ['\u200b\ufeff', 0],
  ['soft\u00adhyphen', 11],
  ['👩‍👩‍👧🇩🇪', 4],
  ['☺ ☺\ufe0f ©', 6],
])('%j takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});
