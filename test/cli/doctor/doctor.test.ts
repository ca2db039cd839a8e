import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkMachine } from '../../../src/cli/doctor/check-machine.ts';
import { type Answer, volnux } from '../terminal.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-doctor-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function write(name: string, text: string, mode = 0o644): Promise<void> {
  await writeFile(join(directory, name), text);
  await chmod(join(directory, name), mode);
}

async function doctor(jobs: string, env: Record<string, string> = {}): Promise<Answer> {
  await write('schedule.yaml', jobs);
  return volnux(['doctor', '-c', join(directory, 'schedule.yaml')], { env: { PATH: join(directory, 'bin'), ...env } });
}

/** The lines that are not about what every machine has, the folder left out. */
function linesOf({ stdout }: Answer, status = /^/): readonly string[] {
  return stdout
    .replaceAll(`${directory}/`, '')
    .split('\n')
    .filter((line) => status.test(line) && !/^ok +(?:node|clock|file) /.test(line) && line !== '');
}

const job = (id: string, action: string): string => `  ${id}: { ${action}, trigger: { interval: 1h } }\n`;

test('a schedule that has all it needs is told thing by thing', async () => {
  await mkdir(join(directory, 'bin'));
  await write('bin/tool', '#!/bin/sh\n', 0o755);
  await write('step.ts', 'export function go(a: string): void {}\n');
  const answer = await doctor(
    `jobs:\n${job('a', 'run: tool')}${job('b', 'run: [tool, -x]')}${job('c', "module: './step.ts#go'")}hooks: [{ on: job_error, run: 'echo "$VOLNUX_REASON"' }]\n`,
  );
  expect({ ...answer, stdout: linesOf(answer) }).toEqual({
    code: 0,
    stdout: [
      'ok       state .volnux (runner.state): will be made',
      'ok       zone UTC (timezone; a; b; and 1 more)',
      'ok       program /bin/sh (a; hook on job_error)',
      'ok       program tool (a; b)',
      'ok       module step.ts#go (c)',
      '8 ok',
    ],
    stderr: '',
  });
});

test('programs that cannot be started say why, and the exit code is 1', async () => {
  await mkdir(join(directory, 'bin'));
  await write('bin/plain', '#!/bin/sh\n');
  await write('windows.sh', '#!/bin/sh\r\n', 0o755);
  await write('bare.sh', '#!/no/such/shell\n', 0o755);
  await write('python.py', '#!/usr/bin/env python9\n', 0o755);
  const names = ['nowhere', './nowhere', 'plain', './windows.sh', './bare.sh', './python.py', './bin'];
  const answer = await doctor(`jobs:\n${names.map((name, index) => job(`j${index}`, `run: [${name}]`)).join('')}`);
  expect(answer.code).toBe(1);
  expect(linesOf(answer, /^missing/)).toEqual([
    `missing  program nowhere (j0): not on PATH (bin): install it in this image, or give its full path`,
    'missing  program ./nowhere (j1): there is no file nowhere: put it into this image, or correct the path',
    'missing  program plain (j2): bin/plain is not executable: chmod +x it',
    "missing  program ./windows.sh (j3): the first line of windows.sh ends in a carriage return, which the system takes for a part of the interpreter's name: save it with LF",
    'missing  program ./bare.sh (j4): the first line of bare.sh names /no/such/shell, which is not there: install it in this image',
    'missing  program ./python.py (j5): the first line of python.py names python9, which is not on PATH: install it in this image',
    'missing  program ./bin (j6): there is no file bin: put it into this image, or correct the path',
  ]);
});

test('the PATH of a step decides where its program is looked for', async () => {
  await mkdir(join(directory, 'own'));
  await write('own/tool', '', 0o755);
  const env = `env: { PATH: '${join(directory, 'own')}' }`;
  const answer = await doctor(`jobs:\n${job('a', `run: [tool], ${env}`)}${job('b', 'run: [tool]')}`);
  expect(linesOf(answer, /program/)).toEqual([
    'ok       program tool (a)',
    'missing  program tool (b): not on PATH (bin): install it in this image, or give its full path',
  ]);
});

test('modules are imported in a process of their own, and nothing in them is called', async () => {
  await write('fine.mjs', 'export default () => { throw new Error("called") }; setInterval(() => {}, 1000);');
  await write('object.mjs', 'export const go = { run() {} };');
  await write('other.mjs', 'export const go = 5; export const run = 6;');
  await write('ends.mjs', 'process.exit(3)');
  await write('throws.mjs', 'throw new Error("no database")');
  await write('enum.ts', 'enum Colour { Red }\nexport default () => Colour.Red;');
  const modules = ['./fine.mjs', './object.mjs#go', './other.mjs#go', './other.mjs', './ends.mjs', './throws.mjs', './enum.ts'];
  const answer = await doctor(`jobs:\n${modules.map((module, index) => job(`j${index}`, `module: '${module}'`)).join('')}`);
  expect(linesOf(answer, /module/)).toEqual([
    'ok       module fine.mjs (j0)',
    'ok       module object.mjs#go (j1)',
    'broken   module other.mjs#go (j2): module "other.mjs" exports no function named "go" ("go" is a number); it exports: go, run',
    'broken   module other.mjs (j3): module "other.mjs" exports neither a default function nor one named "run" ("run" is a number); it exports: go, run',
    'broken   module ends.mjs (j4): it ends the process while it is loaded, with code 3',
    'broken   module throws.mjs (j5): threw Error: no database (throws.mjs:1:7)',
    'broken   module enum.ts (j6): threw SyntaxError: TypeScript enum is not supported in strip-only mode (enum.ts:1)',
  ]);
});

test('a variable that a shell command takes and nobody sets is a warning, once for all places', async () => {
  const script = `run: 'echo "$GIVEN $VOLNUX_FIRE_DATE $VOLNUX_PARAM_ROW $OUT"'`;
  const answer = await doctor(`env: { GIVEN: x }\njobs:\n${job('a', script)}${job('b', script)}`);
  expect(answer.code).toBe(0);
  expect(linesOf(answer, /^warn/)).toEqual([
    'warn     variable VOLNUX_PARAM_ROW (a; b): not set here, and so nothing to the shell: set it in the environment, in `env` or in an env file',
    'warn     variable OUT (a; b): not set here, and so nothing to the shell: set it in the environment, in `env` or in an env file',
  ]);
});

test('the variables that volnux itself sets are known, also those that not every run has', async () => {
  const names = ['JOB_ID', 'RUN_ID', 'STEP_ID', 'FIRE_TIME', 'FIRE_DATE', 'ATTEMPT', 'BACKFILL', 'PARAM_ROWS', 'OUTPUT'];
  const echo = (...all: readonly string[]): string => `'echo "${all.map((name) => `$VOLNUX_${name}`).join(' ')}"'`;
  const ofHook = [
    'EVENT',
    'JOB_ID',
    'RUN_ID',
    'FIRE_TIME',
    'FIRE_DATE',
    'ATTEMPT',
    'OUTCOME',
    'REASON',
    'EXCEPTION',
    'HELD_BACK',
    'TEST',
  ];
  const answer = await doctor(`hooks: [{ on: job_error, run: ${echo(...ofHook)} }]
pipelines:
  load:
    params: { rows: { type: integer, default: 5 } }
    steps:
      - { id: first, run: ${echo(...names)}, outputs: [max-id] }
      - { id: second, run: ${echo('OUTPUT_FIRST_MAX_ID', 'BACKFILL')}, needs: [first] }
    finally:
      - { id: last, run: ${echo('OUTCOME', 'REASON', 'BACKFILL')} }
jobs: { a: { pipeline: load, trigger: { manual: true } } }
`);
  expect(answer).toMatchObject({ code: 0, stderr: '' });
  expect(linesOf(answer, /variable/)).toEqual([]);
});

test('what keeps the file from loading here is missing, and what is wrong everywhere is told as ever', async () => {
  const absent = `env_file: none.env\ntimezone: \${ZONE}\njobs:\n${job('a', 'module: ./none.ts')}`;
  const answer = await doctor(absent);
  expect(answer.code).toBe(1);
  expect(linesOf(answer, /^missing/)).toEqual([
    'missing  file env_file names "none.env", which does not exist (schedule.yaml:1)',
    'missing  module jobs.a.module names "./none.ts", which is not a file (schedule.yaml:4): the path is relative to the folder of the schedule file',
  ]);
  expect(answer.stderr).toBe('volnux: commands, modules and state are looked at once nothing else is missing\n');
  const wrong = await doctor(`jobs:\n${job('a', 'rum: x')}`);
  expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('CONFIG_UNKNOWN_KEY') });
  expect(await volnux(['doctor', '-c', join(directory, 'none.yaml')])).toMatchObject({ code: 2, stdout: '' });
});

test('a state directory that is a file, or stands below one, cannot be used', async () => {
  await write('file', '');
  const answer = await doctor(`runner: { state: file/state }\njobs:\n${job('a', 'run: echo')}`);
  expect(linesOf(answer, /^missing/)).toEqual([
    'missing  state file/state (runner.state): file is not a directory: remove it, or name another one in runner.state',
  ]);
});

test('json for machines', async () => {
  await write('schedule.yaml', `runner: { state: ':memory:' }\njobs:\n${job('a', 'run: [nowhere]')}`);
  const { code, stdout } = await volnux(['doctor', '-c', join(directory, 'schedule.yaml'), '--format', 'json'], {
    env: { PATH: '/none' },
  });
  const { ok, checks } = JSON.parse(stdout);
  expect({ code, ok }).toEqual({ code: 1, ok: false });
  expect(checks.at(-1)).toEqual({
    status: 'missing',
    kind: 'program',
    name: 'nowhere',
    used_by: ['a'],
    detail: 'not on PATH (/none): install it in this image, or give its full path',
  });
});

test('a clock that was never set is missing, and the first process of a container a warning', () => {
  const statuses = checkMachine({ now: 0, pid: 1 }).map(({ kind, status }) => [kind, status]);
  expect(statuses).toEqual([
    ['node', 'ok'],
    ['clock', 'missing'],
    ['init', 'warn'],
  ]);
});

test('shows no secret, and looks at the variables that pass_env lets through', async () => {
  await mkdir(join(directory, 'bin'));
  await write('throws.mjs', 'throw new Error(`cannot log in with ${process.env.API_TOKEN}`);\n');
  const answer = await doctor(
    `defaults: { pass_env: [API_TOKEN] }\njobs:\n${job('mod', 'module: ./throws.mjs')}${job('path', 'run: [tool], env: { PATH: "/opt/${API_TOKEN}/bin" }')}${job('blind', 'run: \'echo "$FOO"\'')}`,
    { API_TOKEN: 's3cr3t-API-1', FOO: 'bar' },
  );
  expect(answer.code).toBe(1);
  expect(answer.stdout + answer.stderr).not.toContain('s3cr3t-API-1');
  expect(linesOf(answer, /^(?:broken|missing|warn) /).join('\n')).toMatch(/throws\.mjs.*\*\*\*[^]*\*\*\*[^]*FOO|FOO[^]*\*\*\*/);
});

test('each secret is told, with where it comes from and not with what it is', async () => {
  await write('token', 'sesame-1\n');
  const secrets = 'secrets: { TOKEN: { file: token }, KEY: { env: CI_KEY }, NONE: { env: NOT_SET } }';
  const answer = await doctor(`${secrets}\njobs:\n${job('a', 'run: "true"')}`, { CI_KEY: 'sesame-2' });
  expect(answer.code).toBe(1);
  expect(linesOf(answer, / secret /)).toEqual([
    expect.stringContaining('missing  secret secrets.NONE.env names the variable "NOT_SET", which is not set'),
    'ok       secret TOKEN: from the file token',
    'ok       secret KEY: from the variable CI_KEY',
  ]);
  expect(answer.stdout).not.toContain('sesame');
});

test('a secret, or a file that is included, which is not here is one thing that is missing', async () => {
  const answer = await doctor(`secrets: { DB: { file: nope.txt } }\ninclude: gone.yaml\njobs:\n${job('a', 'run: "true"')}`);
  expect(answer.code).toBe(1);
  expect(linesOf(answer, /^missing/)).toEqual([
    expect.stringContaining('secret secrets.DB.file names "nope.txt", which does not exist'),
    expect.stringContaining('file include names "gone.yaml", which does not exist'),
  ]);
});
