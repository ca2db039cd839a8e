import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The package as somebody has it who installed it: its own files, and of others only what it depends on.
const run = promisify(execFile);
let folder: string;
let bin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'volnux-package-'));
  const installed = join(folder, 'node_modules/volnux');
  await mkdir(installed, { recursive: true });
  const rolldown = resolve('node_modules/rolldown/bin/cli.mjs');
  await run(process.execPath, [rolldown, '-c', '--dir', join(installed, 'dist')]);
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
    bin: { volnux: string };
    dependencies: Record<string, string>;
  };
  await cp('package.json', join(installed, 'package.json'));
  await cp('schema/schedule.schema.json', join(installed, 'schema/schedule.schema.json'));
  for (const name of Object.keys(manifest.dependencies))
    await symlink(resolve('node_modules', name), join(folder, 'node_modules', name));
  await cp('examples/etl', folder, { recursive: true });
  bin = join(installed, manifest.bin.volnux);
});
afterAll(() => rm(folder, { recursive: true }));

const volnux = async (...args: readonly string[]): Promise<string> =>
  (await run(process.execPath, [bin, ...args], { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder } })).stdout;

test('checks a schedule, the second time with code that is compiled already', async () => {
  const said = 'schedule.yaml is valid: 1 job\n';
  expect(await volnux('validate')).toBe(said);
  expect(await volnux('validate')).toBe(said);
});

test('runs shell steps and modules in the processes that are its own', async () => {
  expect(await volnux('exec', 'nightly-revenue')).toContain('wrote work/report.txt');
});

test('runs as a daemon, which has threads of its own to load the schedule and for its store', async () => {
  const daemon = spawn(process.execPath, [bin, 'run', '--log', 'json'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  daemon.stdout.setEncoding('utf8');
  for await (const text of daemon.stdout) {
    log += text;
    if (log.includes('scheduler_started')) daemon.kill('SIGTERM');
  }
  expect(log).toContain('"event":"config_applied"');
  expect(log).toContain('"event":"scheduler_shutdown"');
  expect(await volnux('history')).toBe('nothing is recorded\n');
});

test('finds its schema and its version', async () => {
  expect(await volnux('schema')).toBe(await readFile('schema/schedule.schema.json', 'utf8'));
  expect(await volnux('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('every command can be loaded', async () => {
  const commands = [...(await volnux('help')).matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name);
  expect(commands).toContain('run');
  for (const command of commands) expect(await volnux('help', command)).toContain(`volnux ${command}`);
});

test('is a library, too', async () => {
  const script = `
    import { createTrigger, loadConfig, PipelineScheduler } from 'volnux';
    new PipelineScheduler();
    const { config } = await loadConfig('schedule.yaml', { env: {} });
    console.log(config.jobs.size, createTrigger({ interval: '1h' }, { anchor: 0 }).nextFireTime(null, 0));
  `;
  await writeFile(join(folder, 'library.mjs'), script);
  const { stdout } = await run(process.execPath, ['library.mjs'], { cwd: folder });
  expect(stdout).toBe('1 3600000\n');
});
