import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/config/diagnostic/diagnostic.ts';
import { renderGithub } from '../../../src/config/diagnostic/render-github.ts';

const AT_ROOT = { cwd: '/repo', root: '/repo' };

function diagnostic(changes: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'CONFIG_UNKNOWN_KEY',
    severity: 'error',
    message: 'jobs.a.triger is not a known key',
    hint: null,
    file: 'schedule.yaml',
    line: 4,
    column: 5,
    endColumn: 11,
    excerpt: '    triger: x',
    ...changes,
  };
}

test('an error is an annotation at its place, named by its code', () => {
  expect(renderGithub(diagnostic(), AT_ROOT)).toBe(
    '::error file=schedule.yaml,line=4,col=5,endColumn=11,title=CONFIG_UNKNOWN_KEY::jobs.a.triger is not a known key',
  );
});

test('a warning is one, and the hint is on a line of its own', () => {
  const warning = diagnostic({ severity: 'warning', hint: 'did you mean `trigger`?' });
  expect(renderGithub(warning, AT_ROOT)).toMatch(
    /^::warning .*::jobs\.a\.triger is not a known key%0Ahint: did you mean `trigger`\?$/,
  );
});

test('what is about the file as a whole has no line', () => {
  expect(renderGithub(diagnostic({ excerpt: null }), AT_ROOT)).toMatch(/^::error file=schedule\.yaml,title=CONFIG_UNKNOWN_KEY::/);
});

test('nothing the file says ends the annotation, adds a property or begins a command', () => {
  const nasty = diagnostic({ file: 'a,line=9::b%.yaml', message: 'got "50%,\r\n::set-output name=x::y"' });
  expect(renderGithub(nasty, AT_ROOT)).toBe(
    '::error file=a%2Cline=9%3A%3Ab%25.yaml,line=4,col=5,endColumn=11,title=CONFIG_UNKNOWN_KEY::got "50%25,\ufffd\ufffd::set-output name=x::y"',
  );
});

test('the file is named from the root of the checkout, and in full when it is elsewhere', () => {
  const fileOf = (file: string): string =>
    /file=([^,]*)/.exec(renderGithub(diagnostic({ file }), { cwd: '/repo/ops', root: '/repo' }))?.[1] ?? '';
  expect(fileOf('schedule.yaml')).toBe('ops/schedule.yaml');
  expect(fileOf('../..schedule.yaml')).toBe('..schedule.yaml');
  expect(fileOf('/repo/a/b.yaml')).toBe('a/b.yaml');
  expect(fileOf('/etc/schedule.yaml')).toBe('/etc/schedule.yaml');
});
