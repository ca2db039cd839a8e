import { expect, test } from 'vitest';
import { renderPretty } from '../../src/config/diagnostic/render-pretty.ts';
import { loadConfig, type LoadResult } from '../../src/config/load-config.ts';
import { type Content, errorWith, inMemory } from './in-memory.ts';

const JOB = '  a: { run: x, trigger: { interval: 1h } }\n';
const SOUND = `jobs:\n${JOB}`;
const lines = (count: number, line: string): string => `${line}\n`.repeat(count);

/** What is no schedule, and the place, code and some words of what is said of it. */
const HOSTILE: readonly (readonly [name: string, content: Content, told: string])[] = [
  ['UTF-16, little end first', utf16('le', `\ufeff${SOUND}`), '1:1 CONFIG_BAD_CHARACTER the file is UTF-16LE'],
  ['UTF-16, big end first', utf16('be', `\ufeff${SOUND}`), '1:1 CONFIG_BAD_CHARACTER the file is UTF-16BE'],
  ['UTF-16 without a mark', utf16('le', SOUND), '1:1 CONFIG_BAD_CHARACTER the file is UTF-16LE'],
  ['Latin-1', Buffer.from(`# Grüße\n${SOUND}`, 'latin1'), '1:5 CONFIG_BAD_CHARACTER the file is not UTF-8'],
  ['half a character at the end', Buffer.from(`${SOUND}# 🎉`).subarray(0, -1), '3:3 CONFIG_BAD_CHARACTER the file is not UTF-8'],
  ['a compressed file', Buffer.from('1f8b080000000000000385', 'hex'), '1:2 CONFIG_BAD_CHARACTER the file is not UTF-8'],
  ['a NUL byte', `${SOUND}# \0\n`, '3:3 CONFIG_BAD_CHARACTER the file holds the control character U+0000'],
  ['lines that end in CR', SOUND.replaceAll('\n', '\r'), '1:6 CONFIG_BAD_CHARACTER the file holds a carriage return'],
  ['a CR in a line', `${SOUND}# one\rb: two\n`, '3:6 CONFIG_BAD_CHARACTER the file holds a carriage return'],
  ['a tab for blanks', 'jobs:\n\ta: { run: x }\n', '2:2 CONFIG_SYNTAX tabs are not allowed'],
  ['nothing at the top behind a blank line', `\n  a: 1\n b: 2\n`, 'CONFIG_SYNTAX'],
  ['blanks of a web page', `jobs:\n\u00a0\u00a0${JOB.trim()}\n`, '2:1 CONFIG_BAD_CHARACTER the invisible character U+00A0'],
  ['a byte order mark inside', `jobs:\n\ufeff${JOB}`, '2:1 CONFIG_BAD_CHARACTER the invisible character U+FEFF'],
  ['a key with an invisible end', `${SOUND}hooks\u200b: []\n`, '3:1 CONFIG_UNKNOWN_KEY hooks\u200b is not a known key: it holds'],
  ['nothing', '', '1:1 CONFIG_EMPTY'],
  ['a byte order mark and nothing', '\ufeff', '1:1 CONFIG_EMPTY'],
  ['100,000 blank lines', lines(100_000, ''), '1:1 CONFIG_EMPTY'],
  ['the key __proto__', `${SOUND}__proto__: { jobs: {} }\n`, '3:1 CONFIG_BAD_KEY'],
  ['a job __proto__', `jobs:\n  __proto__: { run: x }\n${JOB}`, '2:3 CONFIG_BAD_KEY'],
  ['a job twice', `${SOUND}${JOB}`, '3:3 CONFIG_DUPLICATE_KEY'],
  ['a merge of a text', `jobs:\n  a: { <<: x, run: x, trigger: { interval: 1h } }\n`, '2:12 CONFIG_BAD_MERGE'],
  ['a mistake behind 100,000 lines', `${SOUND}${lines(100_000, '# a comment')}hoks: []\n`, '100003:1 CONFIG_UNKNOWN_KEY'],
  [
    'a mistake behind a text of 100,000 lines',
    `x-text: |\n${lines(100_000, '  a: b')}${SOUND}hoks: []\n`,
    '100004:1 CONFIG_UNKNOWN_KEY',
  ],
  [
    'a mistake at the end of a huge line',
    `{ x-text: "${'y'.repeat(500_000)}", hoks: [], jobs: { a: { run: x, trigger: { manual: true } } } }`,
    '1:500015 CONFIG_UNKNOWN_KEY',
  ],
  [
    'characters of two units before it',
    `jobs:\n  a: { description: "🎉🎉", run: [], trigger: { interval: 1h } }\n`,
    '2:34 CONFIG_TOO_SHORT',
  ],
  ['20,000 open brackets', '['.repeat(20_000), 'CONFIG_'],
  ['20,000 levels of a list', '- '.repeat(20_000), 'CONFIG_'],
  ['an alias inside what it names', `jobs: &a\n  b: *a\n`, '2:6 CONFIG_ALIAS_CYCLE'],
  ['aliases of aliases of aliases', bomb(), 'CONFIG_ALIAS_LIMIT'],
  ['two documents', `${SOUND}---\n${SOUND}`, '3:1 CONFIG_SYNTAX'],
];

test.each(HOSTILE)('%s is told as a schedule', async (_name, content, told) => {
  const { config, diagnostics } = await loadConfig('s.yaml', { env: {}, files: inMemory({ 's.yaml': content }) });
  expect(config).toBeNull();
  expect(shown(diagnostics)).toEqual([expect.stringContaining(told)]);
  expect(diagnostics.map((diagnostic) => renderPretty(diagnostic).length).every((length) => length < 1000)).toBe(true);
});

test.each(HOSTILE)('%s is told in a file that is included', async (_name, content, told) => {
  const files = inMemory({
    's.yaml': `include: parts/*.yaml\njobs: { own: { run: x, trigger: { manual: true } } }\n`,
    'parts/p.yaml': content,
  });
  const { config, diagnostics } = await loadConfig('s.yaml', { env: {}, files });
  expect(config).toBeNull();
  // That a setting cannot stand there is told as well.
  const about = diagnostics.filter(({ code }) => code !== 'CONFIG_NOT_INCLUDABLE');
  expect(shown(about)).toEqual([expect.stringContaining(told)]);
  expect(new Set(diagnostics.map(({ file }) => file))).toEqual(new Set(['parts/p.yaml']));
});

test.each([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'it is a directory'],
  ['ELOOP', 'its symbolic links go in a circle'],
  ['EIO', 'EIO'],
])('what cannot be read (%s) is told as a schedule, as an included file and as an env file', async (code, reason) => {
  const bad = errorWith(code);
  const said = async (files: Readonly<Record<string, Content>>): Promise<readonly string[]> =>
    shown((await loadConfig('s.yaml', { env: {}, files: inMemory(files) })).diagnostics);
  expect(await said({ 's.yaml': bad })).toEqual([`1:1 CONFIG_FILE_UNREADABLE s.yaml cannot be read: ${reason}`]);
  expect(await said({ 's.yaml': `include: p.yaml\n${SOUND}`, 'p.yaml': bad })).toEqual([
    `1:10 CONFIG_INCLUDE_NOT_FOUND include names "p.yaml", which cannot be read: ${reason}`,
  ]);
  expect(await said({ 's.yaml': `env_file: a.env\n${SOUND}`, 'a.env': bad })).toEqual([
    `1:11 CONFIG_ENV_FILE_UNREADABLE env_file names "a.env", which cannot be read: ${reason}`,
  ]);
});

test.each([
  ['a byte order mark', '\ufeffA=1\n'],
  ['CRLF', 'A=1\r\nB=2\r\n'],
  ['names of objects', 'A=1\n__proto__=x\nconstructor=y\n'],
  ['100,000 lines', `A=1\n${lines(100_000, '# a comment')}`],
])('an env file may have %s', async (_name, text) => {
  const files = inMemory({ 's.yaml': `env_file: a.env\n${SOUND}`, 'a.env': text });
  const { config, diagnostics } = await loadConfig('s.yaml', { env: {}, files });
  expect(diagnostics).toEqual([]);
  const env = config?.jobs.get('a')?.pipeline.steps[0]?.env;
  expect(env?.['A']).toBe('1');
  expect(Object.getPrototypeOf(env)).toBe(Object.prototype);
});

test.each([
  ['a byte order mark', `\ufeff${SOUND}`],
  ['CRLF', SOUND.replaceAll('\n', '\r\n')],
  ['no line end at its end', SOUND.trimEnd()],
  [
    'ids that every object has',
    `${SOUND}${['constructor', 'toString', 'hasOwnProperty'].map((id) => JOB.replace('a', id)).join('')}`,
  ],
  ['a merge', `x-a: &a { run: x }\njobs:\n  a: { <<: *a, trigger: { interval: 1h } }\n`],
  ['100,000 comments', `${lines(100_000, '# a comment')}${SOUND}`],
])('a schedule may have %s', async (_name, text) => {
  const { config, diagnostics } = await loadConfig('s.yaml', { env: {}, files: inMemory({ 's.yaml': text }) });
  expect(diagnostics).toEqual([]);
  expect(config?.jobs.get('a')?.pipeline.steps[0]?.action).toEqual({ kind: 'shell', script: 'x' });
});

function shown(diagnostics: LoadResult['diagnostics']): readonly string[] {
  return diagnostics.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`);
}

function utf16(end: 'le' | 'be', text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return end === 'le' ? bytes : bytes.swap16();
}

/** A billion laughs. */
function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, n) => `x-${n + 1}: &l${n + 1} [${`*l${n}, `.repeat(10)}]\n`);
  return `x-0: &l0 [ha]\n${levels.join('')}jobs: { a: { run: *l9, trigger: { interval: 1h } } }\n`;
}
