import { expect, test } from 'vitest';
import { oneLine } from '../../../src/cli/print/one-line.ts';

test.each([
  ['step "a" threw Error: boom\nline 2', 'step "a" threw Error: boom ⏎ line 2'],
  ['boom\r\n\n    at somewhere\n', 'boom ⏎ at somewhere'],
  ['one\ttab and \x1b[31mred', 'one tab and \ufffd[31mred'],
])('%j is one line', (text, line) => {
  expect(oneLine(text)).toBe(line);
});
