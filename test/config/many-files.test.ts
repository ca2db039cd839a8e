import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { renderPretty } from '../../src/config/diagnostic/render-pretty.ts';
import { loadConfig, type LoadResult } from '../../src/config/load-config.ts';
import { inMemory } from './in-memory.ts';

const job = (id: string, rest = ''): string => `${id}: { run: echo ${id}, trigger: { interval: 1h }${rest} }`;

test('jobs, pipelines and hooks of included files count as if they stood in the file that includes them', async () => {
  const { config, diagnostics, files } = await load(['conf/schedule.yaml'], {
    'conf/schedule.yaml': `timezone: Europe/Berlin\ninclude: [pipelines.yaml, "jobs/*.yaml"]\nhooks: [{ on: job_error, run: first }]\njobs:\n  ${job('own')}\n`,
    'conf/pipelines.yaml': 'pipelines: { etl: { steps: [{ run: ./etl }] } }\nhooks: [{ on: job_missed, run: second }]\n',
    'conf/jobs/b.yaml': `jobs:\n  ${job('b')}\n`,
    'conf/jobs/a.yaml': 'jobs: { a: { pipeline: etl, trigger: { cron: "0 3 * * *" } } }\n',
    'conf/jobs/notes.txt': 'not a schedule',
  });
  expect(diagnostics).toEqual([]);
  expect([...(config?.jobs.keys() ?? [])]).toEqual(['own', 'a', 'b']);
  expect(config?.jobs.get('a')).toMatchObject({ trigger: { timezone: 'Europe/Berlin' }, pipeline: { name: 'etl' } });
  expect(config?.hooks.map(({ action }) => action)).toMatchObject([{ script: 'first' }, { script: 'second' }]);
  // Moving a job to another file changes nothing of what it does.
  expect(config?.jobs.get('a')?.pipeline.steps[0]?.cwd).toBe(resolve('conf'));
  expect(files).toEqual(['schedule.yaml', 'pipelines.yaml', 'jobs/a.yaml', 'jobs/b.yaml'].map((name) => resolve('conf', name)));
});

test('a directory is the schedules in it, and several paths are one schedule', async () => {
  const files = {
    'conf/b.yml': `jobs:\n  ${job('b')}\n`,
    'conf/a.yaml': `defaults: { timeout: 1m }\njobs:\n  ${job('a')}\n`,
    'conf/.hidden.yaml': 'not read',
    'conf/below/c.yaml': 'not read',
    'more.yaml': `jobs:\n  ${job('c')}\n`,
  };
  const { config, globs } = await load(['conf', 'more.yaml'], files);
  expect([...(config?.jobs.keys() ?? [])]).toEqual(['a', 'b', 'c']);
  expect(config?.jobs.get('c')?.pipeline.steps[0]).toMatchObject({ timeoutMs: 60_000, cwd: resolve('conf') });
  expect(globs).toEqual([resolve('conf/*.{yaml,yml}')]);
  expect(config?.path).toBe(resolve('conf/a.yaml'));
});

test('a directory without a schedule is one that is missing', async () => {
  expect(await saidOf(['conf'], { 'conf/notes.txt': '' })).toEqual([
    'conf/*.yaml  error  CONFIG_FILE_NOT_FOUND  there is no file conf/*.yaml',
  ]);
});

test('the same id or setting in two files names both places', async () => {
  const files = {
    'a.yaml': `timezone: UTC\njobs:\n  ${job('same')}\n`,
    'b.yaml': `jobs:\n  ${job('other')}\n  ${job('same')}\ntimezone: Europe/Berlin\n`,
  };
  expect(await saidOf(['a.yaml', 'b.yaml'], files)).toEqual([
    'b.yaml:3:3  error  CONFIG_DUPLICATE_KEY  jobs.same is defined twice, first in a.yaml:3',
    'b.yaml:4:1  error  CONFIG_DUPLICATE_KEY  timezone is defined twice, first in a.yaml:1',
  ]);
});

test('mistakes in included files are told at their own place, those between files as well', async () => {
  const said = await saidOf(['conf/schedule.yaml'], {
    'conf/schedule.yaml': `include: ["jobs/*.yaml", gone.yaml, "none/*.yaml"]\nhooks:\n  - { on: job_error, run: x }\njobs:\n  ${job('own', ', timeout: 1 parsec')}\n`,
    'conf/jobs/a.yaml':
      'jobs:\n  a: { pipeline: etl, trigger: { cron: "0 25 * * *" } }\nhooks:\n  - { on: job_eror, run: x }\n  - { on: job_error, run: x, timeout: -1s }\n',
    'conf/jobs/b.yaml': 'timezone: UTC\njobs:\n  b: { run: x, trigger: { after: { job: ow } } }\n',
    'conf/jobs/c.yaml': 'jobs: [\n',
    'conf/jobs/d.yaml': '',
    'conf/none/notes.txt': '',
  });
  expect(said).toEqual([
    'conf/schedule.yaml:1:26  error  CONFIG_INCLUDE_NOT_FOUND  include[1] names "gone.yaml", which does not exist',
    'conf/schedule.yaml:1:37  warning  CONFIG_INCLUDE_EMPTY  include[2] names "none/*.yaml", which matches no file',
    'conf/schedule.yaml:5:61  error  CONFIG_BAD_DURATION  jobs.own.timeout must be a duration, got "1 parsec"',
    'conf/jobs/a.yaml:2:43  error  CONFIG_BAD_CRON  jobs.a.trigger.cron: "25" in the hour field is more than 23',
    'conf/jobs/a.yaml:4:11  error  CONFIG_NOT_ALLOWED  hooks[0].on cannot be "job_eror"',
    'conf/jobs/a.yaml:5:39  error  CONFIG_OUT_OF_RANGE  hooks[1].timeout must be more than 0s, got -1s',
    'conf/jobs/b.yaml:1:1  error  CONFIG_NOT_INCLUDABLE  `timezone` cannot stand in a file that is included: it may hold jobs, pipelines and hooks',
    'conf/jobs/c.yaml:1:7  error  CONFIG_SYNTAX  the `[` that opens here is not closed',
    'conf/jobs/d.yaml  error  CONFIG_EMPTY  conf/jobs/d.yaml defines nothing',
  ]);
});

test.each([
  'timezone: [1]',
  'timezone: Europe/Berln',
  'secrets: 5',
  'secrets: { A: { file: "${NOPE}" } }',
  'runner: { statee: 5, shutdown_grace: nope }',
  'env: { A: "${NOPE}" }',
  'include: none.yaml',
  'env_file: none.env',
])('a setting in a file that is included is one mistake, whatever is wrong with it: %s', async (setting) => {
  const said = await saidOf(['s.yaml'], { 's.yaml': `include: b.yaml\njobs:\n  ${job('a')}\n`, 'b.yaml': `${setting}\n` });
  expect(said).toEqual([expect.stringMatching(/^b\.yaml:1:1  error  CONFIG_NOT_INCLUDABLE/)]);
});

test('a folder that is gone, or cannot be read, is none without files: its jobs must not pass for removed', async () => {
  const schedule = { 's.yaml': `include: conf/*.yaml\njobs:\n  ${job('a')}\n` };
  expect(await saidOf(['s.yaml'], schedule)).toEqual([
    's.yaml:1:10  error  CONFIG_INCLUDE_NOT_FOUND  include names "conf/*.yaml", which looks into a folder that does not exist',
  ]);
  const files = inMemory({ ...schedule, 'conf/b.yaml': '' });
  const glob = (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
  const { config, diagnostics } = await loadConfig('s.yaml', { env: {}, files: { ...files, glob } });
  expect(config).toBeNull();
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'include names "conf/*.yaml", which looks into a folder that cannot be read: permission denied',
  ]);
});

test('a link that leads nowhere is a file that is missing, behind a pattern too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'volnux-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 's.yaml'), `include: conf/*.yaml\njobs:\n  ${job('a')}\n`);
  await mkdir(join(folder, 'conf'));
  await symlink('gone.yaml', join(folder, 'conf/b.yaml'));
  const { config, diagnostics } = await loadConfig(join(folder, 's.yaml'), { env: {} });
  expect(config).toBeNull();
  expect(diagnostics.map(({ code }) => code)).toEqual(['CONFIG_INCLUDE_NOT_FOUND']);
});

test('what is broken in one file hides no mistake in another', async () => {
  const said = await saidOf(['s.yaml'], {
    's.yaml': `include: inc/*.yaml\nlint: { unused-pipeline: error }\npipelines: { p: { steps: [{ run: x }] } }\njobs:\n  a: { run: x, trigger: { cron: "0 0 30 2 *" } }\n`,
    'inc/b.yaml': 'jobs: []\n',
    'inc/c.yaml': 'jobs: { a: { run: [], trigger: { interval: 1h } } }\npipelines: []\n',
  });
  expect(said.map((line) => line.split('  ').slice(0, 3).join(' '))).toEqual([
    's.yaml:5:33 error CONFIG_NEVER_FIRES',
    'inc/b.yaml:1:7 error CONFIG_WRONG_TYPE',
    'inc/c.yaml:1:9 error CONFIG_DUPLICATE_KEY',
    'inc/c.yaml:1:19 error CONFIG_TOO_SHORT',
    'inc/c.yaml:2:12 error CONFIG_WRONG_TYPE',
  ]);
});

test('a file that holds nothing but what others include needs no jobs, but the schedule does', async () => {
  expect(await saidOf(['a.yaml'], { 'a.yaml': 'include: b.yaml\n', 'b.yaml': `jobs:\n  ${job('b')}\n` })).toEqual([]);
  expect(await saidOf(['a.yaml'], { 'a.yaml': 'include: b.yaml\n', 'b.yaml': 'hooks: []\n' })).toEqual([
    'a.yaml:1:1  error  CONFIG_MISSING_KEY  the file has no `jobs`',
  ]);
});

test('a pattern may match the file it stands in, and two may match the same: each counts once', async () => {
  const { config, diagnostics } = await load(['a.yaml'], {
    'a.yaml': `include: ["*.yaml", b.yaml]\njobs:\n  ${job('a')}\n`,
    'b.yaml': `jobs:\n  ${job('b')}\n`,
  });
  expect(diagnostics).toEqual([]);
  expect([...(config?.jobs.keys() ?? [])]).toEqual(['a', 'b']);
});

test('names of included files may come from the process environment', async () => {
  const files = { 'a.yaml': 'include: "${STAGE}/*.yaml"\n', 'prod/x.yaml': `jobs:\n  ${job('x')}\n` };
  const { config } = await load(['a.yaml'], files, { STAGE: 'prod' });
  expect([...(config?.jobs.keys() ?? [])]).toEqual(['x']);
  expect(await saidOf(['a.yaml'], files)).toEqual([
    'a.yaml:1:11  error  CONFIG_UNSET_VARIABLE  include: variable STAGE is not set',
  ]);
});

test('an env file whose name ends in ? need not be there', async () => {
  const text = `env_file: [a.env, "b.env?"]\njobs:\n  ${job('a')}\n`;
  const without = await load(['s.yaml'], { 's.yaml': text, 'a.env': 'A=1' });
  expect(without.diagnostics).toEqual([]);
  expect(without.files).toContain(resolve('b.env'));
  const withBoth = await load(['s.yaml'], { 's.yaml': text, 'a.env': 'A=1', 'b.env': 'A=2' });
  expect(withBoth.config?.jobs.get('a')?.pipeline.steps[0]?.env).toEqual({ A: '2' });
  expect(withBoth.hash).not.toBe(without.hash);
});

function load(
  paths: readonly [string, ...string[]],
  files: Readonly<Record<string, string>>,
  env: Record<string, string> = {},
): Promise<LoadResult> {
  return loadConfig(paths, { env, files: inMemory(files) });
}

/** The first line of each diagnostic. */
async function saidOf(
  paths: readonly [string, ...string[]],
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const { diagnostics } = await load(paths, files);
  return diagnostics.map((diagnostic) => renderPretty(diagnostic).split('\n')[0] ?? '');
}
