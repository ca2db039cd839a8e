import { expect, test } from 'vitest';
import { toDiagnostic } from '../../../src/config/diagnostic/diagnostic.ts';
import { renderDiagnostic } from '../../../src/config/diagnostic/render-diagnostic.ts';
import { createSourceText } from '../../../src/config/diagnostic/source-text.ts';

function render(text: string, start: number, end: number): readonly string[] {
  const problem = { code: 'CONFIG_MISSING_KEY', message: 'm', hint: null, range: { start, end } } as const;
  return renderDiagnostic(toDiagnostic(problem, createSourceText('s.yaml', text))).split('\n');
}

test('puts the caret below what is meant, with room for the number of the line', () => {
  const text = `${'\n'.repeat(9)}a: bcd\r\ne`;
  expect(render(text, 12, 15)).toEqual(['s.yaml:10:4  error  CONFIG_MISSING_KEY  m', '  10 | a: bcd', '     |    ^^^']);
});

test('a range over several lines is cut at the end of its first line', () => {
  expect(render('a:\r\n  b\r\n', 0, 9).slice(1)).toEqual(['  1 | a:', '    | ^^']);
});

test('a place behind the last character of a line still gets a caret', () => {
  expect(render('ab\n', 2, 2).slice(1)).toEqual(['  1 | ab', '    |   ^']);
});

test('of an endless line the part around the caret is shown', () => {
  const [, excerpt = '', carets = ''] = render(`${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`, 5000, 5004);
  expect(excerpt.length).toBeLessThan(160);
  expect(excerpt.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('HERE');
});

test('no control character of the file reaches the terminal, and tabs keep the caret in place', () => {
  expect(render('\ta\u001b[31mb', 2, 3).slice(1)).toEqual(['  1 |  a\ufffd[31mb', '    |   ^']);
});
