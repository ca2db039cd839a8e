import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { starter } from '../../src/cli/init/starter.ts';
import { schemaLocation } from '../../src/cli/schema-location.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { inMemory } from '../config/in-memory.ts';
import { volnux } from './terminal.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-init-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('what it writes is valid, warnings counted', async () => {
  expect(await volnux(['init'], { cwd: directory })).toEqual({
    code: 0,
    stdout: 'wrote schedule.yaml; next: volnux validate -c schedule.yaml, then volnux run -c schedule.yaml\n',
    stderr: '',
  });
  const file = join(directory, 'schedule.yaml');
  expect(await volnux(['validate', '-c', file, '--strict'])).toEqual({
    code: 0,
    stdout: `${file} is valid: 4 jobs\n`,
    stderr: '',
  });
  expect(await volnux(['doctor', '-c', file], { env: { PATH: '/bin:/usr/bin' } })).toMatchObject({ code: 0 });
});

test('whatever is commented out is valid once the comment sign goes', async () => {
  const text = starter('x').replaceAll(/^( *)#(?! \S)/gm, '$1');
  const files = inMemory({ 'schedule.yaml': text, 'hooks/page.ts': '', 'jobs/more.yaml': 'jobs: {}' });
  const { config, diagnostics } = await loadConfig('schedule.yaml', { env: {}, files });
  expect(diagnostics).toEqual([]);
  expect(config?.jobs.size).toBe(6);
});

test('a directory, there or to be, is where the schedule goes; other folders are made', async () => {
  await mkdir(join(directory, 'there'));
  for (const [name, file] of [
    ['there', 'there/schedule.yaml'],
    ['new/', 'new/schedule.yaml'],
    ['deep/er/jobs.yaml', 'deep/er/jobs.yaml'],
  ] as const) {
    expect(await volnux(['init', name], { cwd: directory })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`wrote ${file};`),
    });
    expect(await readFile(join(directory, file), 'utf8')).toContain('version: 1');
  }
});

test('where nothing can be made it says so, and ends', async () => {
  await writeFile(join(directory, 'file'), '');
  expect(await volnux(['init', 'file/schedule.yaml'], { cwd: directory })).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^volnux: cannot write file\/schedule\.yaml: (ENOTDIR|EEXIST)/),
  });
});

test('a file that is there stays as it is', async () => {
  await writeFile(join(directory, 'schedule.yaml'), 'mine');
  expect(await volnux(['init', '.'], { cwd: directory })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'volnux: schedule.yaml is there already; name another file, or remove it\n',
  });
  expect(await readFile(join(directory, 'schedule.yaml'), 'utf8')).toBe('mine');
});

test('the first line names a schema that an editor finds: of the nearest package, of the checkout, or the published one', async () => {
  const schema = join(directory, 'node_modules/volnux/schema');
  expect(await schemaLocation(join(directory, 'a/schedule.yaml'))).toMatch(
    /^https:\/\/unpkg\.com\/volnux@\d+\.\d+\.\d+\/schema\/schedule\.schema\.json$/,
  );
  await mkdir(schema, { recursive: true });
  await writeFile(join(schema, 'schedule.schema.json'), '{}');
  expect(await schemaLocation(join(directory, 'schedule.yaml'))).toBe('./node_modules/volnux/schema/schedule.schema.json');
  expect(await schemaLocation(join(directory, 'a/schedule.yaml'))).toBe('../node_modules/volnux/schema/schedule.schema.json');
  expect(await schemaLocation(resolve('examples/mine/schedule.yaml'))).toBe('../../schema/schedule.schema.json');
});
