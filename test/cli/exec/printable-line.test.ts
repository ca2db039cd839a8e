import { expect, test } from 'vitest';
import { printableLine } from '../../../src/cli/exec/printable-line.ts';

test.each([
  ['as it is\tü 漢', 'as it is\tü 漢'],
  ['\u001b[1;31mred\u001b[0m', '\u001b[1;31mred\u001b[0m\u001b[0m'],
  ['\u001b[31mopen', '\u001b[31mopen\u001b[0m'],
  ['10%\r50%\r100%\r', '100%\r'],
  ['\u001b[2J\u001b[3;4Hcleared\u001b[?25l', 'cleared'],
  ['\u001b]0;title\u0007text\u001b]8;;http://x\u001b\\link', 'textlink'],
  ['bell\u0007 back\b null\u0000 \u009b31m esc\u001b', 'bell back null 31m esc'],
])('%j', (line, printable) => {
  expect(printableLine(line)).toBe(printable.replaceAll('\r', ''));
});
