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

test('pretty is in colour on a terminal that has colours, unless NO_COLOR is set', async () => {
  const file = await written('bad.yaml', MISSPELT);
  const shown = async (env: Record<string, string>, isTTY: boolean): Promise<string> =>
    (await volnux(['validate', '-c', file], { env: { TERM: 'xterm-256color', ...env }, isTTY })).stdout;
  expect(await shown({}, true)).toContain('\u001b[31merror\u001b[39m');
  expect(await shown({ NO_COLOR: '1' }, true)).not.toContain('\u001b');
  expect(await shown({ TERM: 'dumb' }, true)).not.toContain('\u001b');
  expect(await shown({}, false)).not.toContain('\u001b');
});

test('github annotates the file by its path from the root of the checkout', async () => {
  const file = await written('bad.yaml', MISSPELT);
  const env = { GITHUB_WORKSPACE: directory };
  const { code, stdout } = await volnux(['validate', '-c', file, '--format', 'github'], { env });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error file=bad\.yaml,line=4,col=5,endColumn=11,title=CONFIG_UNKNOWN_KEY::[^\n]*triger[^\n]*\n$/);
});

test('github and pretty say of a valid file that it is', async () => {
  const file = await written('good.yaml', 'jobs:\n  a: { run: date, timeout: 1m, trigger: { interval: 1h } }\n');
  expect(await volnux(['validate', '-c', file, '--format', 'github'])).toMatchObject({
    code: 0,
    stdout: `${file} is valid: 1 job\n`,
  });
});

test('sarif is one log, with no result for a valid file', async () => {
  const bad = await volnux(['validate', '-c', await written('bad.yaml', MISSPELT), '--format', 'sarif'], { cwd: directory });
  expect(bad.code).toBe(1);
  const location = { physicalLocation: { artifactLocation: { uri: 'bad.yaml' }, region: { startLine: 4 } } };
  expect(JSON.parse(bad.stdout)).toMatchObject({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'volnux' } }, results: [{ ruleId: 'CONFIG_UNKNOWN_KEY', locations: [location] }] }],
  });
  const file = await written('good.yaml', 'jobs:\n  a: { run: date, timeout: 1m, trigger: { interval: 1h } }\n');
  const good = await volnux(['validate', '-c', file, '--format', 'sarif']);
  expect(good.code).toBe(0);
  expect(JSON.parse(good.stdout)).toMatchObject({ runs: [{ results: [] }] });
});

test('a format that there is not exits 2 and names those there are', async () => {
  const { code, stderr } = await volnux(['validate', '--format', 'xml']);
  expect(code).toBe(2);
  expect(stderr).toContain('pretty, json, github, sarif');
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
