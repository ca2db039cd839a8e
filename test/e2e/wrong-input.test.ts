import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { insist, newFolder, startProcess, volnux } from './volnux.ts';

// One clear diagnostic each, with its place, and never a stack.
const WRONG: Readonly<Record<string, { text: string; code: string; at: string }>> = {
  'an empty file': { text: '', code: 'CONFIG_EMPTY', at: '' },
  'bad YAML': { text: 'jobs:\n  a: { run: date\n', code: 'CONFIG_SYNTAX', at: ':' },
  'an unknown key': {
    text: 'jobs:\n  a: { run: date, trigger: { interval: 1h }, retries: 3 }\n',
    code: 'CONFIG_UNKNOWN_KEY',
    at: ':2:46',
  },
  'an unknown pipeline': {
    text: 'jobs:\n  a: { pipeline: etl, trigger: { interval: 1h } }\n',
    code: 'CONFIG_UNKNOWN_PIPELINE',
    at: ':2:18',
  },
  'a bad cron': { text: 'jobs:\n  a: { run: date, trigger: { cron: "0 25 * * *" } }\n', code: 'CONFIG_BAD_CRON', at: ':2:39' },
  'an unknown zone': {
    text: 'timezone: Europe/Berlim\njobs:\n  a: { run: date, trigger: { interval: 1h } }\n',
    code: 'CONFIG_UNKNOWN_TIMEZONE',
    at: ':1:11',
  },
  'a duplicate id': {
    text: 'jobs:\n  a: { run: date, trigger: { interval: 1h } }\n  a: { run: date, trigger: { interval: 2h } }\n',
    code: 'CONFIG_DUPLICATE_KEY',
    at: ':3:3',
  },
  'a cycle in needs': {
    text: 'jobs:\n  a:\n    steps: [{ id: x, run: date, needs: [y] }, { id: y, run: date, needs: [x] }]\n    trigger: { interval: 1h }\n',
    code: 'CONFIG_NEEDS_CYCLE',
    at: ':3:',
  },
  'a module that does not exist': {
    text: 'jobs:\n  a: { module: ./none.ts, trigger: { interval: 1h } }\n',
    code: 'CONFIG_MODULE_NOT_FOUND',
    at: ':2:16',
  },
};

test.for(Object.entries(WRONG))('%s gives one diagnostic in every command', async ([, { text, code, at }]) => {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(file, text);
  const validated = await volnux(['validate', '-c', file]);
  expect(validated).toMatchObject({ code: 1, stderr: '' });
  expect(validated.stdout.match(/CONFIG_[A-Z_]+/g)).toEqual([code]);
  expect(validated.stdout).toContain(`${file}${at}`);
  const ran = await volnux(['run', '-c', file]);
  expect(ran).toEqual({ code: 2, stdout: '', stderr: validated.stdout });
});

test('a missing file and a directory exit 2', async () => {
  const folder = await newFolder();
  for (const command of ['validate', 'run', 'next', 'plan']) {
    const missing = await volnux([command, '-c', join(folder, 'none.yaml')]);
    expect(missing.code).toBe(2);
    expect(missing.stdout + missing.stderr).toMatch(/^[^\n]*CONFIG_FILE_NOT_FOUND[^\n]*\n[^\n]*hint[^\n]*\n$/);
    expect(await volnux([command, '-c', folder])).toMatchObject({ code: 2 });
  }
});

test('an older Node is told so in one line', async () => {
  const pretend = encodeURIComponent(
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.1.0" } })',
  );
  const { code, stdout, stderr } = await volnux(['validate'], {
    env: { NODE_OPTIONS: `--import=data:text/javascript,${pretend}` },
  });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^volnux needs Node 24 or newer, this is v.*\n$/);
});

test('a state directory that cannot be one exits 2 and says which key names it', async () => {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, 'runner: { state: schedule.yaml }\njobs:\n  a: { run: date, trigger: { interval: 1h } }\n');
  const { code, stderr } = await volnux(['run', '-c', file]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^volnux: cannot open the store in .*; runner.state must be a directory that volnux may write to\n$/);
});

test('exec of an unknown job exits 2 and names the nearest', async () => {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(file, 'jobs:\n  backup: { run: date, trigger: { interval: 1h } }\n');
  expect(await volnux(['exec', 'bakup', '-c', file])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'volnux: there is no job "bakup"; did you mean `backup`?\n',
  });
});

test('exec is cancelled by a signal, and ended at once by a second one', async () => {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(
    file,
    `jobs:\n  stubborn: { run: "trap '' TERM; echo begun; while :; do sleep 1; done", trigger: { interval: 1h } }\n`,
  );
  const execution = startProcess(['exec', 'stubborn', '-c', file]);
  await execution.untilOutput('begun');
  expect(await insist(execution, 'SIGINT')).toEqual({
    code: 1,
    stdout: 'begun\n',
    stderr: 'volnux: cancelling: SIGINT; a second signal ends the run at once\nvolnux: stubborn failed: cancelled\n',
  });
});

test('exec exits with 1 when the run fails, and shows what the steps wrote', async () => {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(file, 'jobs:\n  backup: { run: "echo out; echo err >&2; exit 3", trigger: { interval: 1h } }\n');
  expect(await volnux(['exec', 'backup', '-c', file])).toEqual({
    code: 1,
    stdout: 'out\n',
    stderr: 'err\nvolnux: backup failed: step "backup" exited with code 3\n',
  });
});
