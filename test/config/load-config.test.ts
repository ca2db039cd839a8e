import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Config, Job } from '../../src/config/config.ts';
import { loadConfig, type LoadResult } from '../../src/config/load-config.ts';
import { renderPretty } from '../../src/config/diagnostic/render-pretty.ts';
import type { FileReader } from '../../src/config/read/read-file.ts';
import { inMemory } from './in-memory.ts';

const MINIMAL = 'jobs:\n  backup: { run: ./backup.sh, trigger: { interval: 1h } }\n';

test('names a schedule that does not exist, and where it looked', async () => {
  const result = await load({});
  expect(result).toMatchObject({ config: null, files: [resolve('schedule.yaml')] });
  expect(result.diagnostics).toEqual([
    expect.objectContaining({ code: 'CONFIG_FILE_NOT_FOUND', file: 'schedule.yaml', line: 1, column: 1, excerpt: null }),
  ]);
  expect(result.diagnostics.map((diagnostic) => renderPretty(diagnostic))).toEqual([
    'schedule.yaml  error  CONFIG_FILE_NOT_FOUND  there is no file schedule.yaml\n' +
      '  hint: give its path with `--config`, or write a first one with `volnux init`',
  ]);
});

test('says why a schedule cannot be read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'volnux-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'loop.yaml');
  await symlink('loop.yaml', path);
  const { config, diagnostics } = await loadConfig(path, { env: {} });
  expect(config).toBeNull();
  expect(diagnostics).toEqual([
    expect.objectContaining({
      code: 'CONFIG_FILE_UNREADABLE',
      message: `${path} cannot be read: its symbolic links go in a circle`,
    }),
  ]);
});

test('a file where a folder should be is a file that does not exist', async () => {
  const { diagnostics } = await loadConfig('package.json/schedule.yaml', { env: {} });
  expect(diagnostics.map(({ code }) => code)).toEqual(['CONFIG_FILE_NOT_FOUND']);
});

test('lists every file that decides, also those that are missing', async () => {
  const text = `env_file: [a.env, sub/b.env]\nhooks: [{ on: job_error, module: ./gone.mjs#page }, { on: job_error, module: ./here.mjs }]\n${MINIMAL}`;
  const { config, files } = await load({ 'schedule.yaml': text, 'a.env': '', 'here.mjs': '' });
  expect(config).toBeNull();
  expect(files).toEqual(['schedule.yaml', 'a.env', 'sub/b.env', 'gone.mjs'].map((name) => resolve(name)));
});

test('env: file, pipeline, job and step win over env files in this order', async () => {
  const text = `
env_file: [a.env, b.env]
env: { FILE: file, PIPELINE: file, JOB: file, STEP: file }
pipelines:
  p:
    env: { PIPELINE: pipeline, JOB: pipeline, STEP: pipeline }
    steps: [{ run: x, env: { STEP: step } }]
jobs:
  j: { pipeline: p, trigger: { interval: 1h }, env: { JOB: job, STEP: job } }
`;
  const files = {
    'schedule.yaml': text,
    'a.env': 'FIRST=a\nBOTH=a\nFILE=a\nSTEP=a\n',
    'b.env': 'BOTH=b\n',
  };
  const { env } = onlyStep(await loadValid(files));
  expect(env).toEqual({ FIRST: 'a', BOTH: 'b', FILE: 'file', PIPELINE: 'pipeline', JOB: 'job', STEP: 'step' });
});

test('env: what an env file sets and the process environment has is left to the latter', async () => {
  const files = {
    'schedule.yaml': `env_file: a.env\nenv: { SEEN: "\${HOST} \${PORT}" }\n${MINIMAL}`,
    'a.env': 'HOST=from-file\nPORT=80\n',
  };
  const { env } = onlyStep(await loadValid(files, { HOST: 'from-process' }));
  expect(env).toEqual({ PORT: '80', SEEN: 'from-process 80' });
});

test('a hook sees the env of where it is written', async () => {
  const text = `
env: { A: file }
hooks: [{ on: job_error, run: x }]
pipelines: { p: { env: { A: pipeline }, hooks: [{ on: job_error, run: x }], steps: [{ run: x }] } }
jobs: { j: { pipeline: p, trigger: { interval: 1h }, env: { A: job }, hooks: [{ on: job_error, run: x, env: { B: hook } }] } }
`;
  const config = await loadValid({ 'schedule.yaml': text });
  expect(onlyJob(config).hooks.map(({ env }) => env)).toEqual([{ A: 'file' }, { A: 'pipeline' }, { A: 'job', B: 'hook' }]);
});

test('settings: step wins over job, job over pipeline, pipeline over defaults', async () => {
  const limits = (n: number): string => `timeout: ${n}, kill_grace: ${n}`;
  const text = (step: string, job: string, pipeline: string): string => `
defaults: { ${limits(4)} }
pipelines: { p: { ${pipeline}, steps: [{ run: x, ${step} }] } }
jobs: { j: { pipeline: p, trigger: { interval: 1h }, ${job} } }
`;
  const none = 'env: {}';
  const cases = [
    [text(limits(1), limits(2), limits(3)), 1],
    [text(none, limits(2), limits(3)), 2],
    [text(none, none, limits(3)), 3],
    [text(none, none, none), 4],
  ] as const;
  for (const [schedule, seconds] of cases) {
    const step = onlyStep(await loadValid({ 'schedule.yaml': schedule }));
    expect(step).toMatchObject({ timeoutMs: seconds * 1000, killGraceMs: seconds * 1000 });
  }
});

test('every default written out means the same as leaving it out', async () => {
  const bare = `
pipelines: { p: { steps: [{ run: x }, { module: ./m.mjs }] } }
hooks: [{ on: job_error, run: x }]
jobs: { j: { pipeline: p, trigger: { cron: "0 3 * * *" } } }
`;
  const explicit = `
version: 1
timezone: UTC
env_file: []
env: {}
runner: { state: .volnux, shutdown_grace: 25s }
defaults: { misfire_grace_time: 60s, coalesce: true, max_instances: 1, overlap: skip, timeout: null, kill_grace: 10s }
hooks: [{ on: [job_error], run: x, env: {}, timeout: 30s }]
pipelines:
  p:
    env: {}
    hooks: []
    timeout: null
    kill_grace: 10
    steps:
      - { id: step-1, run: x, needs: [], env: {}, timeout: null, kill_grace: 10s }
      - { id: step-2, module: m.mjs, with: {}, needs: [step-1] }
jobs:
  j:
    pipeline: p
    trigger: { cron: "0 3 * * *", timezone: UTC }
    env: {}
    hooks: []
    max_instances: 1
    coalesce: true
    misfire_grace_time: 1m
    overlap: skip
    paused: false
`;
  const configs = await Promise.all([bare, explicit].map((text) => loadValid({ 'schedule.yaml': text, 'm.mjs': '' })));
  const [first, second] = configs.map((config) => ({ ...config, hash: '' }));
  expect(first).toEqual(second);
});

test('everything in the config is frozen but the map of jobs, which cannot be', async () => {
  const { config } = await loadConfig('test/fixtures/config/full.good.yaml', { env: {} });
  const loose: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!(value instanceof Map) && !Object.isFrozen(value)) loose.push(path);
    for (const [key, part] of value instanceof Map ? value : Object.entries(value)) visit(part, `${path}.${String(key)}`);
  };
  visit(config, 'config');
  expect(config?.jobs.size).toBeGreaterThan(3);
  expect(loose).toEqual([]);
});

test('jobs come in the order of the file, also those whose ids are numbers', async () => {
  const job = '{ run: x, trigger: { interval: 1h } }';
  const config = await loadValid({ 'schedule.yaml': `jobs:\n  b: ${job}\n  "10": ${job}\n  a: ${job}\n  2: ${job}\n` });
  expect([...config.jobs.keys()]).toEqual(['b', '10', 'a', '2']);
});

test('a variable that holds a NUL character is refused where it is used', async () => {
  const { config, diagnostics } = await load({ 'schedule.yaml': `env: { A: "\${A}" }\n${MINIMAL}` }, { A: 'a\0b' });
  expect(config).toBeNull();
  expect(diagnostics).toEqual([
    expect.objectContaining({ code: 'CONFIG_BAD_CHARACTER', message: 'env.A holds a NUL character', line: 1, column: 11 }),
  ]);
});

test.each([
  ['which cannot be read: it is not UTF-8 text', new Uint8Array([0x41, 0x3d, 0xff])],
  ['which cannot be read: it holds a NUL character', new TextEncoder().encode('A=a\0b\n')],
])('an env file that is no text is one diagnostic: %s', async (reason, bytes) => {
  const text = `env_file: a.env\nenv: { B: "\${A}" }\n${MINIMAL}`;
  const files = inMemory({ 'schedule.yaml': text, 'a.env': '' });
  const readFile: FileReader['readFile'] = async (path) => (path.endsWith('.env') ? bytes : files.readFile(path));
  const { config, diagnostics } = await loadConfig('schedule.yaml', { env: {}, files: { ...files, readFile } });
  expect(config).toBeNull();
  expect(diagnostics).toEqual([
    expect.objectContaining({ code: 'CONFIG_ENV_FILE_UNREADABLE', message: `env_file names "a.env", ${reason}` }),
  ]);
});

test('of thousands of names a hint shows ten', async () => {
  const names = Array.from({ length: 3000 }, (_, n) => `p${n}`);
  const pipelines = names.map((name) => `  ${name}: { steps: [{ run: x }] }\n`).join('');
  const jobs = 'jobs: { a: { pipeline: elsewhere, trigger: { interval: 1h } } }\n';
  const { diagnostics } = await load({ 'schedule.yaml': `pipelines:\n${pipelines}${jobs}` });
  expect(diagnostics.map(({ hint }) => hint)).toEqual([`there are: ${names.slice(0, 10).join(', ')}, … (3,000 in all)`]);
});

test('more mistakes than a call takes arguments are diagnostics', async () => {
  const { diagnostics } = await load({ 'schedule.yaml': `${MINIMAL}env: {${'A: b,'.repeat(130_000)}}\n` });
  expect(diagnostics).toHaveLength(129_999);
});

test('a circle of thousands of steps is told in a line', async () => {
  const steps = Array.from({ length: 3000 }, (_, n) => `{ id: s${n}, run: x, needs: [s${(n + 1) % 3000}] }`).join(', ');
  const { diagnostics } = await load({ 'schedule.yaml': `jobs: { a: { steps: [${steps}], trigger: { interval: 1h } } }\n` });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'jobs.a.steps need each other in a circle: s0 → s1 → s2 → s3 → s4 → s5 → s6 → s7 → s8 → s9 → … (3,000 in all) → s0',
  ]);
});

// Each of these took seconds when the work grew with the square of the mistakes.
test.each([
  ['unknown needs', (n: number) => `{ id: s${n}, run: x, needs: [t${n}] }`, 'CONFIG_UNKNOWN_NEED'],
  ['unknown keys', (n: number) => `{ run: x, key${n}: ${n} }`, 'CONFIG_UNKNOWN_KEY'],
  ['ids twice', () => '{ id: s, run: x }', 'CONFIG_DUPLICATE_STEP'],
])('thousands of mistakes (%s) are all reported', async (_name, step, code) => {
  const steps = Array.from({ length: 3000 }, (_, n) => `        - ${step(n)}\n`).join('');
  const { diagnostics } = await load({ 'schedule.yaml': `jobs:\n  a:\n    trigger: { interval: 1h }\n    steps:\n${steps}` });
  expect(diagnostics.length).toBeGreaterThan(2998);
  expect(new Set(diagnostics.map((diagnostic) => diagnostic.code))).toEqual(new Set([code]));
});

test('hash: equal for equal content elsewhere, whatever else the environment holds', async () => {
  const text = `env: { A: "\${A}" }\n${MINIMAL}`;
  const { hash } = await load({ 'schedule.yaml': text }, { A: '1' });
  expect((await load({ 'schedule.yaml': text }, { A: '1', OTHER: 'x' })).hash).toBe(hash);
  expect((await loadFrom('elsewhere/other.yaml', { 'elsewhere/other.yaml': text }, { A: '1' })).hash).toBe(hash);
});

test('hash: changes with the schedule, an env file, a variable that is used, a file that comes', async () => {
  const text = `env_file: a.env\nenv: { A: "\${A:-}" }\njobs: { j: { module: ./m.mjs, trigger: { interval: 1h } } }\n`;
  const all = { 'schedule.yaml': text, 'a.env': 'B=1', 'm.mjs': '' };
  const results = await Promise.all([
    load(all),
    load({ ...all, 'schedule.yaml': `${text}#` }),
    load({ ...all, 'a.env': 'B=2' }),
    load(all, { A: '1' }),
    load(all, { B: '1' }),
    load({ 'schedule.yaml': text, 'm.mjs': '' }),
    load({ 'schedule.yaml': text, 'a.env': 'B=1' }),
    load({}),
  ]);
  expect(new Set(results.map(({ hash }) => hash)).size).toBe(results.length);
});

test('a warning does not keep a schedule from being used', async () => {
  const { config, diagnostics } = await load({ 'schedule.yaml': 'jobs: {}' });
  expect(diagnostics).toEqual([expect.objectContaining({ code: 'CONFIG_NO_JOBS', severity: 'warning' })]);
  expect(config?.jobs.size).toBe(0);
});

test('takes JSON, which is YAML', async () => {
  const config = await loadValid({
    'schedule.yaml': JSON.stringify({ jobs: { a: { run: ['x'], trigger: { interval: 5 } } } }),
  });
  expect(onlyStep(config).action).toEqual({ kind: 'argv', argv: ['x'] });
});

test('maps that merge two of the level below, many levels deep, are quickly read', async () => {
  const levels = Array.from({ length: 40 }, (_, n) => `  - &m${n + 1} { <<: [*m${n}, *m${n}], k${n}: 1 }`);
  const text = `x-maps:\n  - &m0 { a: 1 }\n${levels.join('\n')}\njobs: { j: { module: ./m.mjs, with: *m40, trigger: { interval: 1h } } }\n`;
  const { action } = onlyStep(await loadValid({ 'schedule.yaml': text, 'm.mjs': '' }));
  expect(action.kind === 'module' && Object.keys(action.with)).toHaveLength(41);
});

test('a long chain of merges, and merges of merges that grow without measure, end in a diagnostic', async () => {
  const chain = Array.from({ length: 3000 }, (_, n) => `  - &m${n + 1} { <<: *m${n}, k${n}: 1 }`).join('\n');
  const text = `x-maps:\n  - &m0 { a: 1 }\n${chain}\n${MINIMAL}`;
  const { diagnostics } = await load({ 'schedule.yaml': text });
  expect(diagnostics.map(({ code }) => code)).toEqual(['CONFIG_ALIAS_LIMIT']);
});

test('a huge list merged into many jobs ends in a diagnostic', async () => {
  const list = Array.from({ length: 2000 }, () => '0').join(',');
  const jobs = Array.from({ length: 500 }, (_, n) => `  j${n}: { <<: *big, module: ./m.mjs, trigger: { interval: 1h } }`).join(
    '\n',
  );
  const text = `x-big: &big { with: { list: [${list}] } }\njobs:\n${jobs}\n`;
  const { diagnostics } = await load({ 'schedule.yaml': text, 'm.mjs': '' });
  expect(diagnostics.map(({ code }) => code)).toEqual(['CONFIG_ALIAS_LIMIT']);
});

test.each(['[', '{ a: ', '- ', '? '])('20,000 times %j is a diagnostic', async (opening) => {
  const { config, diagnostics } = await load({ 'schedule.yaml': opening.repeat(20_000) });
  expect(config).toBeNull();
  expect(diagnostics).toHaveLength(1);
});

test('whether a trigger ever fires depends on the DST policy of `defaults`', async () => {
  const schedule = (dst: string, cron: string): Record<string, string> => ({
    'schedule.yaml': `timezone: Europe/Berlin\ndefaults: { dst: ${dst} }\njobs:\n  a: { run: x, trigger: { cron: "${cron}" } }\n`,
  });
  // The hour that the clocks of Berlin skip.
  expect((await load(schedule('{ gap: shift, fold: first }', '0 */20 2 28 3 ? 2027'))).diagnostics).toEqual([]);
  const { diagnostics } = await load(schedule('wallclock', '0 30 2 28 3 ? 2027'));
  expect(diagnostics.map(({ code }) => code)).toEqual(['CONFIG_NEVER_FIRES']);
});

function load(files: Readonly<Record<string, string>>, env: Record<string, string> = {}): Promise<LoadResult> {
  return loadFrom('schedule.yaml', files, env);
}

function loadFrom(path: string, files: Readonly<Record<string, string>>, env: Record<string, string>): Promise<LoadResult> {
  return loadConfig(path, { env, files: inMemory(files) });
}

async function loadValid(files: Readonly<Record<string, string>>, env: Record<string, string> = {}): Promise<Config> {
  const { config, diagnostics } = await load(files, env);
  expect(diagnostics).toEqual([]);
  if (config === null) throw new Error('no config and no diagnostic');
  return config;
}

function onlyJob({ jobs }: Config): Job {
  const [job] = jobs.values();
  if (job === undefined || jobs.size !== 1) throw new Error(`one job expected, got ${jobs.size}`);
  return job;
}

function onlyStep(config: Config): Job['pipeline']['steps'][number] {
  const [step] = onlyJob(config).pipeline.steps;
  if (step === undefined) throw new Error('a step expected');
  return step;
}
