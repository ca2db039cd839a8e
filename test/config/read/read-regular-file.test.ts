import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { readRegularFile } from '../../../src/config/read/read-regular-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'volnux-read-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a pipe that nobody writes to is refused, and so is a device without an end', async () => {
  const pipe = join(folder, 'pipe.yaml');
  execFileSync('mkfifo', [pipe]);
  await expect(readRegularFile(pipe)).rejects.toThrow('it is a pipe or a device, not a file');
  await expect(readRegularFile('/dev/zero')).rejects.toThrow('it is a pipe or a device, not a file');
});

test('a secret whose file is a pipe or a device without an end is one that cannot be read', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const schedule = join(folder, 'schedule.yaml');
  await writeFile(
    schedule,
    'secrets: { A: { file: pipe }, B: { file: /dev/zero } }\njobs: { a: { run: x, trigger: { manual: true } } }\n',
  );
  const { diagnostics } = await loadConfig(schedule, { env: {} });
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['CONFIG_SECRET_UNREADABLE', 'secrets.A.file names "pipe", which cannot be read: it is a pipe or a device, not a file'],
    ['CONFIG_SECRET_UNREADABLE', 'secrets.B.file names "/dev/zero", which cannot be read: it is a pipe or a device, not a file'],
  ]);
});

test('a pipe, a directory and a circle of links are diagnostics: given, included, and as env files', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  await symlink('loop', join(folder, 'loop'));
  await symlink('gone', join(folder, 'dangling.yaml'));
  const schedule = join(folder, 'schedule.yaml');
  await writeFile(
    schedule,
    'include: [pipe, ., loop, "*.yaml", "gone*"]\nenv_file: [pipe, ., loop, "dangling.yaml?"]\njobs: {}\n',
  );
  const { diagnostics } = await loadConfig(schedule, { env: {} });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'include[0] names "pipe", which cannot be read: it is a pipe or a device, not a file',
    'include[1] names ".", which cannot be read: it is a directory',
    'include[2] names "loop", which cannot be read: its symbolic links go in a circle',
    `include[3] names "*.yaml", which matches ${folder}/dangling.yaml, but that does not exist`,
    'include[4] names "gone*", which matches no file',
    'env_file[0] names "pipe", which cannot be read: it is a pipe or a device, not a file',
    'env_file[1] names ".", which cannot be read: it is a directory',
    'env_file[2] names "loop", which cannot be read: its symbolic links go in a circle',
    '`jobs` is empty: nothing will ever fire',
  ]);
});

test('a folder that links to the one above it is searched and left', async () => {
  await symlink('..', join(folder, 'up'));
  const schedule = join(folder, 'schedule.yaml');
  await writeFile(schedule, 'include: "**/part.yaml"\njobs: {}\n');
  await writeFile(join(folder, 'part.yaml'), 'jobs: { a: { run: x, trigger: { manual: true } } }\n');
  const { config } = await loadConfig(schedule, { env: {} });
  expect([...(config?.jobs.keys() ?? [])]).toEqual(['a']);
});

test('a file beyond all measure is refused before it is read', async () => {
  const file = join(folder, 'huge.yaml');
  await writeFile(file, '');
  await truncate(file, 17 * 1024 * 1024);
  await expect(readRegularFile(file)).rejects.toThrow('it is larger than 16 MiB');
});

test('a file that is written while it is read is one of its contents as a whole, empty, or at no rest', async () => {
  const file = join(folder, 'schedule.yaml');
  const schedule = (interval: string): string =>
    `jobs:\n${Array.from({ length: 200 }, (_, n) => `  job-${n}: { run: x, trigger: { interval: ${interval} } }\n`).join('')}`;
  // Of different lengths, so that the end of the one shows behind the beginning of the other.
  const contents = [schedule('1h'), schedule('100000s')] as const;
  await writeFile(file, contents[0]);
  const writer = { isDone: false };
  const write = async (): Promise<void> => {
    for (let n = 1; n <= 150; n++) await writeFile(file, contents[n % 2 === 0 ? 0 : 1]);
    writer.isDone = true;
  };
  const seen = new Set<string>();
  const read = async (): Promise<void> => {
    while (!writer.isDone) {
      const text = await readRegularFile(file).then(String, (error: Error) => error.message);
      seen.add(text === contents[0] ? 'first' : text === contents[1] ? 'second' : text);
    }
  };
  await Promise.all([write(), read()]);
  expect([...seen].filter((text) => !['first', 'second', '', 'it changes all the time'].includes(text))).toEqual([]);
  expect(String(await readRegularFile(file))).toBe(contents[0]);
});
