import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Daemon, newFolder, ROOT, startDaemon } from './volnux.ts';

/** Starts what follows as process 1, as in a container. */
const CONTAINED = [
  'unshare',
  ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
  '--pid',
  '--fork',
  '--mount-proc',
  '--kill-child',
];
const isAllowed = process.platform === 'linux' && works([...CONTAINED, 'true']);
if (!isAllowed) console.warn('not tested: volnux as process 1. It needs Linux, and a user who may `unshare --pid`.');
/** That of `docker run --init` and compose.yaml, where it is installed; else a shell, which collects what ends just as well. */
const INIT = works(['tini', '--version']) ? ['tini', '--'] : ['bash', join(ROOT, 'test/fixtures/programs/init.sh')];

function works([program = '', ...args]: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}

/** A daemon whose only job leaves programs behind that end when their parent is long gone. */
async function daemonWithin(init: readonly string[]): Promise<Daemon> {
  const file = join(await newFolder(), 'schedule.yaml');
  const run = JSON.stringify('setsid sh -c "sleep 0.1 & exit" > /dev/null 2>&1 & echo "$$"');
  await writeFile(file, `jobs: { a: { run: ${run}, trigger: { interval: 200ms } } }\n`);
  return startDaemon(['-c', file], { through: [...CONTAINED, ...init] });
}

/** Which child of the process it is, seen from outside. */
function process1({ pid }: Daemon): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());
}

function zombiesOf(pid: number): readonly string[] {
  return readdirSync('/proc').filter((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      // pid (name) state parent …
      const [state, parent] = readFileSync(`/proc/${entry}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return state === 'Z' && Number(parent) === pid;
    } catch {
      return false;
    }
  });
}

async function untilRuns(daemon: Daemon, runs: number): Promise<void> {
  const seen = new Set<unknown>();
  await daemon.until(({ event, run }) => event === 'job_executed' && seen.add(run).size === runs);
}

test.runIf(isAllowed)('as process 1 it says that it is no init, and what steps leave behind stays; SIGTERM drains', async () => {
  const daemon = await daemonWithin([]);
  expect(await daemon.until(({ msg }) => String(msg).includes('process 1'))).toMatchObject({
    msg: 'this is process 1, and no init',
    reason: expect.stringContaining('docker run --init'),
  });
  const first = process1(daemon);
  await expect.poll(() => zombiesOf(first).length, { timeout: 20_000 }).toBeGreaterThan(1);
  process.kill(first, 'SIGTERM');
  expect(await daemon.ended).toMatchObject({ code: 0, stderr: '' });
});

test.runIf(isAllowed)('under an init, as in compose.yaml, no zombie stays; SIGTERM comes through and drains', async () => {
  const daemon = await daemonWithin(INIT);
  await untilRuns(daemon, 5);
  expect(daemon.log.filter(({ msg }) => String(msg).includes('process 1'))).toEqual([]);
  const first = process1(daemon);
  await expect.poll(() => zombiesOf(first), { timeout: 20_000 }).toEqual([]);
  process.kill(first, 'SIGTERM');
  const { code, stderr } = await daemon.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(daemon.log.at(-1)).toMatchObject({ event: 'scheduler_shutdown' });
});
