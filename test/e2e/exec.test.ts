import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, ROOT, volnux } from './volnux.ts';

/** A terminal needs a program that makes one; without it there is only the plain form to look at. */
const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;

async function schedule(): Promise<string> {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(
    file,
    `
jobs:
  j:
    steps:
      - { id: extract, run: 'printf "\\033[31mred\\033[0m\\n"' }
      - { id: check, run: 'echo going; exec sleep "$SECONDS_LONG"' }
      - { id: load, run: exit 3 }
    trigger: { manual: true }
`,
  );
  return file;
}

/** What stands on the screen in the end, and the exit code. */
async function onTerminal(args: readonly string[], env: Record<string, string>): Promise<{ code: number; screen: string[] }> {
  const child = spawn(
    'python3',
    [join(ROOT, 'test/fixtures/programs/on-terminal.py'), process.execPath, 'src/cli/bin.ts', ...args],
    {
      cwd: ROOT,
      env: { ...process.env, TERM: 'xterm', NO_COLOR: '1', ...env },
    },
  );
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, screen: screenOf(shown) };
}

// By name, for a regular expression that spells a control character looks like a mistake.
const ESC = '\u001b';
const SEQUENCE_OR_TEXT = new RegExp(String.raw`(${ESC}\[[\d?;]*[a-zA-Z])|([^${ESC}]+)`, 'g');

/** The few sequences that are used, carried out: lines up, erase below, and modes, which show nothing. */
function screenOf(shown: string): string[] {
  let lines: string[] = [''];
  for (const [, sequence, text = ''] of shown.replaceAll('\r', '').matchAll(SEQUENCE_OR_TEXT)) {
    const up = /\[(\d+)A$/.exec(sequence ?? '');
    if (up) lines = lines.slice(0, lines.length - 1 - Number(up[1])).concat('');
    const [first = '', ...rest] = text.split('\n');
    lines.push(`${lines.pop() ?? ''}${first}`, ...rest);
  }
  return lines
    .map((line) => line.replaceAll(/\d\.\ds/g, 'N').replaceAll(/ {2}\d{4}-\S+/g, '  TIME'))
    .filter((line) => line !== '');
}

test.runIf(hasPython)('on a terminal the steps are a tree that stays, below what they wrote', async () => {
  const { code, screen } = await onTerminal(['exec', 'j', '-c', await schedule()], { SECONDS_LONG: '0.3' });
  expect(screen).toEqual([
    'extract | red',
    'check | going',
    'j  TIME',
    '├─ ✓ extract  N',
    '├─ ✓ check    N',
    '└─ ✗ load     N  exited with code 3',
    'volnux: j failed: step "load" exited with code 3',
  ]);
  expect(code).toBe(1);
});

test.runIf(hasPython)('Ctrl-C cancels the run, and the terminal has all that was to be seen', async () => {
  const { code, screen } = await onTerminal(['exec', 'j', '-c', await schedule()], { SECONDS_LONG: '60', INTERRUPT: 'going' });
  expect(screen.filter((line) => !line.includes('^C'))).toEqual([
    'extract | red',
    'check | going',
    'volnux: cancelling: SIGINT; a second signal ends the run at once',
    'j  TIME',
    '├─ ✓ extract  N',
    '├─ ✗ check    N  was cancelled',
    '└─ · load     did not run',
    'volnux: j failed: cancelled',
  ]);
  expect(code).toBe(1);
});

test('without a terminal the output can be piped on', async () => {
  const { code, stdout, stderr } = await volnux(['exec', 'j', '--step', 'extract', '-c', await schedule()]);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '\u001b[31mred\u001b[0m\n', stderr: '' });
});

test.runIf(existsSync('/dev/full')).each([
  ['exec', ['exec', 'j', '--step', 'extract']],
  ['a short command', ['validate']],
])('output that cannot be written is told, and is no success: %s', async (_, args) => {
  const file = await schedule();
  const through = ['sh', '-c', 'exec "$@" >/dev/full', 'sh'];
  const { code, stderr } = await volnux([...args, '-c', file], { through });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'volnux: standard output cannot be written: ENOSPC: no space left on device, write\n',
  });
});

test('when its reader goes the run is cancelled, and says why', async () => {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(file, 'jobs:\n  j: { run: "while :; do echo more; sleep 0.05; done", trigger: { manual: true } }\n');
  const { stdout, stderr } = await volnux(['exec', 'j', '-c', file], {
    through: ['sh', '-c', '{ "$@"; echo "exit code $?" >&2; } | head -n 1', 'sh'],
  });
  expect(stdout).toBe('more\n');
  expect(stderr).toBe(
    'volnux: cancelling: the reader of standard output has gone; a second signal ends the run at once\n' +
      'volnux: j failed: cancelled\nexit code 1\n',
  );
});
