import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { type LoadedSnapshot, loadSnapshot } from '../../src/reconcile/load-snapshot.ts';
import { writeSnapshot } from '../../src/reconcile/snapshot.ts';
import { openStateKey } from '../../src/store/database/state-key.ts';

let folder: string;
let state: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'volnux-snapshot-'));
  state = join(folder, '.volnux');
  await mkdir(state);
});
afterEach(() => rm(folder, { recursive: true }));

const job = (id: string): string => `${id}: { run: date, trigger: { interval: 1h } }`;

async function keep(path: string, env: Record<string, string> = {}): Promise<string> {
  const { config, hash, schedules } = await loadConfig([path], { env });
  expect(config).not.toBeNull();
  await writeSnapshot(state, openStateKey(state), { generation: 3, appliedAt: 0, paths: [path], schedules });
  return hash;
}

function idsOf(loaded: LoadedSnapshot): readonly string[] | string {
  return loaded.kind === 'loaded' ? [...loaded.config.jobs.keys()] : loaded.kind;
}

test('a schedule comes back as it was applied, though its files are broken or gone', async () => {
  const file = join(folder, 'schedule.yaml');
  await mkdir(join(folder, 'jobs'));
  await writeFile(file, `include: jobs/*.yaml\njobs: { ${job('a')} }\n# größer\n`);
  await writeFile(join(folder, 'jobs/b.yaml'), `jobs: { ${job('b')} }\n`);
  const hash = await keep(file);
  await writeFile(file, 'jobs: [');
  await rm(join(folder, 'jobs'), { recursive: true });
  const loaded = await loadSnapshot(state, [file], {});
  expect(idsOf(loaded)).toEqual(['a', 'b']);
  expect(loaded).toMatchObject({ result: { hash }, snapshot: { generation: 3, appliedAt: 0 } });
});

test('a directory comes back with the files that it had, and no other', async () => {
  const directory = join(folder, 'conf');
  await mkdir(directory);
  await writeFile(join(directory, 'a.yaml'), `jobs: { ${job('a')} }\n`);
  await writeFile(join(directory, 'b.yml'), `jobs: { ${job('b')} }\n`);
  await keep(directory);
  await writeFile(join(directory, 'c.yaml'), 'broken: [');
  await rm(join(directory, 'b.yml'));
  expect(idsOf(await loadSnapshot(state, [directory], {}))).toEqual(['a', 'b']);
});

test('env files, secrets and variables are those of today: nothing of them is kept, and nothing in clear', async () => {
  const file = join(folder, 'schedule.yaml');
  await writeFile(join(folder, '.env'), 'EVERY=1h\nDB_PASSWORD=sesame-open\n');
  await writeFile(join(folder, 'token'), 'simsim-open');
  const secrets = 'secrets: { TOKEN: { file: token } }';
  await writeFile(
    file,
    `env_file: .env # written-in-clear\n${secrets}\njobs: { a: { run: date, trigger: { interval: "\${EVERY}" }, env: { P: "\${DB_PASSWORD}\${HOST}" } } }\n`,
  );
  await keep(file, { HOST: 'host-of-yesterday' });
  const kept = await readFile(join(state, 'volnux.snapshot'), 'utf8');
  for (const text of ['sesame-open', 'simsim-open', 'host-of-yesterday', 'written-in-clear']) expect(kept).not.toContain(text);
  expect((await stat(join(state, 'volnux.snapshot'))).mode & 0o777).toBe(0o600);
  await writeFile(join(folder, '.env'), 'EVERY=2h\nDB_PASSWORD=other-open\n');
  const loaded = await loadSnapshot(state, [file], { HOST: '@today' });
  expect(loaded).toMatchObject({ kind: 'loaded' });
  const made = loaded.kind === 'loaded' ? loaded.config.jobs.get('a') : undefined;
  expect(made).toMatchObject({ trigger: { interval: 7200 }, pipeline: { steps: [{ env: { P: 'other-open@today' } }] } });
});

test('what cannot be used says why', async () => {
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, `env_file: .env\njobs: { ${job('a')} }\n`);
  expect(await loadSnapshot(state, [file], {})).toEqual({ kind: 'none' });
  await writeFile(join(folder, '.env'), '');
  await keep(file);
  await rm(join(folder, '.env'));
  expect(await loadSnapshot(state, [file], {})).toMatchObject({
    reason: expect.stringContaining('has mistakes now, the first at'),
  });
  expect(await loadSnapshot(state, [join(folder, 'other.yaml')], {})).toMatchObject({
    reason: expect.stringContaining('is of another schedule'),
  });
  expect(await loadSnapshot(':memory:', [file], {})).toEqual({ kind: 'none' });
});

test('one that was cut off, is of another kind, or lost its key, is none', async () => {
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, `jobs: { ${job('a')} }\n`);
  await keep(file);
  const kept = await readFile(join(state, 'volnux.snapshot'));
  const flipped = kept.map((byte, index) => (index === kept.length - 3 ? byte ^ 1 : byte));
  for (const damaged of [
    kept.subarray(0, -1),
    kept.subarray(0, 20),
    flipped,
    Buffer.from('volnux snapshot 99\n'),
    Buffer.alloc(0),
  ]) {
    await writeFile(join(state, 'volnux.snapshot'), damaged);
    expect(await loadSnapshot(state, [file], {})).toEqual({ kind: 'none' });
  }
  await writeFile(join(state, 'volnux.snapshot'), kept);
  expect(idsOf(await loadSnapshot(state, [file], {}))).toEqual(['a']);
  await rm(join(state, 'volnux.key'));
  expect(await loadSnapshot(state, [file], {})).toEqual({ kind: 'none' });
});

test('a schedule with mistakes still says where its state is, as far as it can be read', async () => {
  const file = join(folder, 'schedule.yaml');
  const stateOf = async (text: string): Promise<string> => {
    await writeFile(file, text);
    const { config, state } = await loadConfig(file, { env: {} });
    expect(config).toBeNull();
    return state;
  };
  expect(await stateOf('runner: { state: var }\njobs: { a: { run: date, triger: 1 } }\n')).toBe(join(folder, 'var'));
  expect(await stateOf('runner: { state: 7 }\njobs: {}\n')).toBe(state);
  expect(await stateOf('runner: [\n')).toBe(state);
});
