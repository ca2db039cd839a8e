import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { volnux } from './terminal.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-validate-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function written(name: string, text: string): Promise<string> {
  const file = join(directory, name);
  await writeFile(file, text);
  return file;
}

const MISSPELT = 'jobs:\n  a:\n    run: date\n    triger: { interval: 1h }\n    trigger: { interval: 1h }\n';

test('a valid file exits 0 and says how many jobs', async () => {
  const file = await written('good.yaml', 'jobs:\n  a: { run: date, timeout: 1m, trigger: { interval: 1h } }\n');
  expect(await volnux(['validate', '-c', file])).toEqual({ code: 0, stdout: `${file} is valid: 1 job\n`, stderr: '' });
});

test('json has every diagnostic with its place', async () => {
  const file = await written('bad.yaml', MISSPELT);
  const { code, stdout } = await volnux(['validate', '-c', file, '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    valid: false,
    diagnostics: [
      {
        code: 'CONFIG_UNKNOWN_KEY',
        severity: 'error',
        message: expect.stringContaining('triger'),
        hint: expect.stringContaining('trigger'),
        file,
        line: 4,
        column: 5,
      },
    ],
  });
});

test('pretty shows the line with a caret', async () => {
  const file = await written('bad.yaml', MISSPELT);
  const { code, stdout } = await volnux(['validate', '-c', file]);
  expect(code).toBe(1);
  expect(stdout).toContain(`${file}:4:5`);
  expect(stdout).toContain('triger: { interval: 1h }\n');
  expect(stdout).toContain('^^^^^^');
});

test('what lint finds is a warning of validate alone, and --strict fails on it', async () => {
  const file = await written('lint.yaml', 'jobs:\n  a: { run: "true", trigger: { interval: 1h } }\n');
  const { code, stdout } = await volnux(['validate', '-c', file]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/LINT_NO_TIMEOUT[^]*is valid: 1 job\n$/) });
  expect(await volnux(['validate', '--strict', '-c', file])).toMatchObject({ code: 1 });
  for (const command of [['next'], ['plan', '--against', file], ['exec', 'a']]) {
    expect(await volnux([...command, '-c', file])).toMatchObject({ code: 0, stderr: '' });
  }
});

test('a file that is not there exits 2', async () => {
  const { code, stdout } = await volnux(['validate', '-c', join(directory, 'none.yaml'), '--format', 'json']);
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    valid: false,
    diagnostics: [{ code: 'CONFIG_FILE_NOT_FOUND', line: 1, column: 1 }],
  });
});

test('the file can be named by $VOLNUX_CONFIG', async () => {
  const file = await written('named.yaml', 'jobs:\n  a: { run: date, trigger: { interval: 1h } }\n');
  expect(await volnux(['validate'], { env: { VOLNUX_CONFIG: file } })).toMatchObject({ code: 0 });
});

test('init writes a schedule that validate --strict accepts, and never overwrites one', async () => {
  const written = await volnux(['init'], { cwd: directory });
  expect(written).toEqual({
    code: 0,
    stdout: 'wrote schedule.yaml; next: volnux validate -c schedule.yaml, then volnux run -c schedule.yaml\n',
    stderr: '',
  });
  expect(await volnux(['validate', '--strict', '-c', join(directory, 'schedule.yaml')])).toMatchObject({ code: 0 });
  expect(await volnux(['init'], { cwd: directory })).toMatchObject({
    code: 2,
    stderr: 'volnux: schedule.yaml is there already; name another file, or remove it\n',
  });
});
