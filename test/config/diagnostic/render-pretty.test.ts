import { expect, test } from 'vitest';
import { toDiagnostic } from '../../../src/config/diagnostic/diagnostic.ts';
import { renderPretty } from '../../../src/config/diagnostic/render-pretty.ts';
import { createSourceText } from '../../../src/config/diagnostic/source-text.ts';

function render(text: string, start: number, end: number): readonly string[] {
  const problem = { code: 'CONFIG_MISSING_KEY', message: 'm', hint: null, range: { start, end } } as const;
  return renderPretty(toDiagnostic(problem, createSourceText('s.yaml', text))).split('\n');
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

test('the caret stands below what is meant behind characters that take two columns, or none', () => {
  const caretAt = (before: string, meant: string): string =>
    render(before + meant, before.length, before.length + meant.length)[2] ?? '';
  expect(caretAt('name: 日本語 ', 'x')).toBe(`    | ${' '.repeat(13)}^`);
  expect(caretAt('a: 👩‍👩‍👧 🇩🇪 ', 'x')).toBe(`    | ${' '.repeat(9)}^`);
  expect(caretAt('a: e\u0301 ', 'x')).toBe(`    | ${' '.repeat(5)}^`);
  expect(caretAt('a: ', '日本')).toBe('    |    ^^^^');
  expect(caretAt('a: ', '\u200b')).toBe('    |    ^');
});

test('a painter is handed every part that has a style, and nothing of what is aligned changes', () => {
  const problem = { code: 'CONFIG_NO_JOBS', message: 'm', hint: 'h', range: { start: 0, end: 4 } } as const;
  const diagnostic = toDiagnostic(problem, createSourceText('s.yaml', 'jobs: {}'));
  expect(renderPretty(diagnostic, (style, text) => `<${style} ${text}>`).split('\n')).toEqual([
    '<bold s.yaml:1:1>  <yellow warning>  <dim CONFIG_NO_JOBS>  m',
    '<dim   1 |> jobs: {}',
    '<dim     |> <yellow ^^^^>',
    '  <cyan hint:> h',
  ]);
});
