import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Step } from '../../src/config/config.ts';
import { loadConfig, type LoadResult } from '../../src/config/load-config.ts';
import { renderPretty } from '../../src/config/diagnostic/render-pretty.ts';
import { inMemory } from './in-memory.ts';

const job = (more = ''): string => `jobs:\n  a: { run: x, trigger: { interval: 1h }${more} }\n`;

test('a secret is a variable of that name, and wins over the process environment and the env files', async () => {
  const text = `env_file: .env\nsecrets: { DB: { file: db } }\nenv: { URL: "db:\${DB}", OTHER: "\${OTHER}" }\n${job()}`;
  const { config } = await load(
    { 'schedule.yaml': text, '.env': 'DB=from-env-file\nOTHER=o', db: 'from-secret\n' },
    { DB: 'env' },
  );
  expect(stepOf(config).env).toEqual({ DB: 'from-secret', URL: 'db:from-secret', OTHER: 'o' });
});

test('a secret comes from the process environment, else from an env file', async () => {
  const text = `env_file: .env\nsecrets: { ONE: { env: A }, TWO: { env: B } }\n${job()}`;
  const { config } = await load({ 'schedule.yaml': text, '.env': 'A=file-a\nB=file-b' }, { A: 'process-a' });
  expect(stepOf(config).env).toMatchObject({ ONE: 'process-a', TWO: 'file-b' });
});

test.each([
  ['one\n', 'one'],
  ['one\r\n', 'one'],
  ['one\n\n', 'one\n'],
  [' one ', ' one '],
  ['\ufeffone', 'one'],
])('of the file of a secret one line end is dropped: %j', async (text, value) => {
  const { config } = await load({ 'schedule.yaml': `secrets: { S: { file: s } }\n${job()}`, s: text });
  expect(stepOf(config).env).toEqual({ S: value });
});

test('a secret that is rotated is another hash; its file is one that decides, also while it is missing', async () => {
  const text = `secrets: { S: { file: run/s }, E: { env: E } }\n${job()}`;
  const first = await load({ 'schedule.yaml': text, 'run/s': 'first' }, { E: 'some' });
  expect(first.files).toEqual([resolve('schedule.yaml'), resolve('run/s')]);
  const same = await load({ 'schedule.yaml': text, 'run/s': 'first' }, { E: 'some', OTHER: 'x' });
  expect(same.hash).toBe(first.hash);
  for (const [content, value] of [
    ['second', 'some'],
    ['first', 'other'],
  ] as const) {
    expect((await load({ 'schedule.yaml': text, 'run/s': content }, { E: value })).hash).not.toBe(first.hash);
  }
  const missing = await load({ 'schedule.yaml': text }, { E: 'some' });
  expect(missing).toMatchObject({ config: null, files: [resolve('schedule.yaml'), resolve('run/s')] });
});

test('what must not be shown: declared secrets, and variables whose name says so, wherever they are set', async () => {
  const text = `
env_file: .env
secrets: { S: { file: s }, TINY: { env: TINY } }
env: { A_TOKEN: in the file, B_TOKEN: short }
pipelines: { p: { steps: [{ run: x, env: { C_KEY: 'of a step' } }] } }
jobs: { j: { pipeline: p, trigger: { interval: 1h }, hooks: [{ on: job_error, run: x, env: { d_password: 123456 } }] } }
`;
  const env = { E_SECRET: 'of the process', TINY: 'abc', TOKEN: 'no such name', MONKEY: 'nor this one' };
  const { config } = await load({ 'schedule.yaml': text, '.env': 'F_KEY=of an env file', s: 'pin1' }, env);
  const expected = ['in the file', 'of a step', '123456', 'of the process', 'of an env file', 'pin1'];
  expect(config?.secrets).toEqual(expected.toSorted());
});

test('an env file that is missing may hold the variable of a secret: only it is told', async () => {
  const text = `env_file: gone.env\nsecrets: { S: { env: UNKNOWN }, T: { file: "\${WHERE}" } }\n${job(', env: { A: "${S}" }')}`;
  expect(codesOf(await load({ 'schedule.yaml': text }))).toEqual(['CONFIG_ENV_FILE_NOT_FOUND']);
});

test('of several schedules each may be the one with the secrets; two with them, or one that is included, are told once', async () => {
  const one = { 'a.yaml': `secrets: { S: { file: s } }\n${job(', env: { A: "${S}" }')}`, s: 'sesame' };
  const both = {
    ...one,
    'b.yaml': `secrets: { T: { file: s } }\njobs: { b: { run: x, trigger: { interval: 1h }, env: { A: "\${S}\${T}" } } }\n`,
  };
  const paths = ['a.yaml', 'b.yaml'] as const;
  expect(codesOf(await loadConfig(paths, { env: {}, files: inMemory(both) }))).toEqual(['CONFIG_DUPLICATE_KEY']);
  const alone = { ...both, 'b.yaml': both['b.yaml'].slice(both['b.yaml'].indexOf('jobs')).replace('${T}', '') };
  const { config } = await loadConfig(paths, { env: {}, files: inMemory(alone) });
  expect(stepOf(config, 'b').env).toEqual({ S: 'sesame', A: 'sesame' });
  const included = { ...both, 'a.yaml': `include: b.yaml\n${one['a.yaml']}` };
  const { diagnostics } = await loadConfig('a.yaml', { env: {}, files: inMemory(included) });
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([['CONFIG_NOT_INCLUDABLE', 'b.yaml']]);
});

test('no diagnostic shows a secret, in whatever place it turns up and however it is cut', async () => {
  const secret = `${'long and "quoted" '.repeat(8)}$`;
  const places = [
    'timezone: ${S}',
    'defaults: { timeout: "${S}", overlap: "${S}", coalesce: "${S}", pass_env: ["${S}="] }',
    'hooks: [{ on: "${S}", run: x, timeout: "${S}" }]',
    job(', overlap: "${S}", pipeline: "${S}"'),
    'jobs: { a: { run: x, trigger: { cron: "${S}" } }, b: { run: x, trigger: { date: "${S}", start_date: "${S}" } } }',
    'jobs: { a: { run: x, trigger: { cron: { hour: "${S}" } } }, b: { run: x, trigger: { interval: "${S}", jitter: "${S}" } } }',
    'jobs: { a: { pipeline: "${S}", trigger: { after: { job: "${S}" } } } }',
    'jobs: { a: { run: x, schedule: "${S}" }, b: { run: x, trigger: "${S}" }, c: { run: x, cron: "${S}" } }',
    'pipelines: { p: { steps: [{ id: "${S}", run: x, needs: ["${S}"] }] } }',
    'env_file: "${S}"',
    'include: ["${S}"]',
    'env_file: "${RAW_TOKEN}"',
    'include: "${RAW_TOKEN}"',
    `description: '${secret}'`,
    `'${secret}': 1`,
  ];
  for (const place of places) {
    const result = await load({ 'schedule.yaml': `secrets: { S: { env: RAW_TOKEN } }\n${place}\n` }, { RAW_TOKEN: secret });
    const shown = result.diagnostics.map((diagnostic) => renderPretty(diagnostic)).join('\n');
    expect(shown, place).not.toBe('');
    expect(shown, place).not.toMatch(/long and|quoted/);
  }
});

test('pass_env: step wins over job, job over pipeline, pipeline over defaults; `env` passes anyway', async () => {
  const schedule = (defaults: string, pipeline: string, own: string, step: string): string => `
env_file: .env
secrets: { S: { env: RAW } }
env: { ENV: always }
defaults: { ${defaults} }
pipelines: { p: { ${pipeline}, steps: [{ run: x, ${step} }] } }
jobs: { j: { pipeline: p, trigger: { interval: 1h }, ${own} } }
`;
  const none = 'env: {}';
  const pass = (names: string): string => `pass_env: [${names}]`;
  const cases = [
    ['', none, none, none, ['A_1', 'A_2', 'B', 'ENV', 'S']],
    [pass('A_*'), none, none, none, ['A_1', 'A_2', 'ENV']],
    [pass('A_*'), pass('S'), none, none, ['ENV', 'S']],
    [pass('A_*'), pass('S'), pass('A_1, B'), none, ['A_1', 'B', 'ENV']],
    [pass('A_*'), pass('S'), pass('A_1, B'), pass(''), ['ENV']],
    [pass('A_*'), pass('S'), pass(''), pass('"*"'), ['A_1', 'A_2', 'B', 'ENV', 'S']],
  ] as const;
  for (const [defaults, pipeline, own, step, names] of cases) {
    const text = schedule(defaults, pipeline, own, step);
    const { config } = await load({ 'schedule.yaml': text, '.env': 'A_1=1\nA_2=2\nB=b' }, { RAW: 'sesame' });
    expect(Object.keys(stepOf(config).env).toSorted()).toEqual(names);
  }
});

test('pass_env: a few variables always pass, and the order in which names are written is nothing', async () => {
  const passed = async (names: string): Promise<readonly string[]> => {
    const { config } = await load({ 'schedule.yaml': job(`, pass_env: [${names}]`) });
    return stepOf(config).passEnv;
  };
  expect(await passed('X, HTTP_*, X')).toEqual(await passed('HTTP_*, X'));
  expect(await passed('X')).toEqual([
    'HOME',
    'LANG',
    'LANGUAGE',
    'LC_*',
    'LOGNAME',
    'PATH',
    'SHELL',
    'TERM',
    'TMPDIR',
    'TZ',
    'USER',
    'X',
  ]);
  expect(await passed('X, "*"')).toEqual(['*']);
});

test('pass_env: a hook takes that of where it is written, or its own', async () => {
  const text = `
secrets: { S: { env: RAW } }
defaults: { pass_env: [S] }
hooks: [{ on: job_error, run: x }, { on: job_error, run: x, pass_env: [] }]
jobs: { j: { run: x, trigger: { interval: 1h }, pass_env: [], hooks: [{ on: job_error, run: x }, { on: job_error, run: x, pass_env: [S] }] } }
`;
  const { config } = await load({ 'schedule.yaml': text }, { RAW: 'sesame' });
  expect(config?.jobs.get('j')?.hooks.map(({ env, passEnv }) => [env['S'], passEnv.includes('S')])).toEqual([
    ['sesame', true],
    [undefined, false],
    [undefined, false],
    ['sesame', true],
  ]);
});

async function load(files: Readonly<Record<string, string>>, env: Record<string, string> = {}): Promise<LoadResult> {
  return loadConfig('schedule.yaml', { env, files: inMemory(files) });
}

function codesOf({ diagnostics }: LoadResult): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

function stepOf(config: LoadResult['config'], id?: string): Step {
  const jobs = config?.jobs;
  const step = (id === undefined ? [...(jobs?.values() ?? [])][0] : jobs?.get(id))?.pipeline.steps[0];
  if (step === undefined) throw new Error('the schedule is not valid, or has no such job');
  return step;
}
