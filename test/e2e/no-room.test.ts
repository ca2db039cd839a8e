import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Daemon, newFolder, ROOT, startDaemon } from './volnux.ts';

/** `ulimit -u` counts the processes of a user, and does not bind root. */
const AS_ANOTHER = process.getuid?.() === 0 ? ['setpriv', '--reuid=54321', '--regid=54321', '--clear-groups'] : [];
const [program, ...words] = [...AS_ANOTHER, process.execPath, join(ROOT, 'src/cli/bin.ts'), 'help'];
const isAllowed = process.platform === 'linux' && spawnSync(program, words).status === 0;
if (!isAllowed) console.warn('not tested: no room for one more process. It needs Linux, and a user who may be limited.');

const KINDS = ['shell', 'thread', 'process', 'outputs'] as const;

test.runIf(isAllowed)(
  'no room for one more process: who is to start says so, who runs goes on, and later all is well again',
  async () => {
    const { daemon, executor, folder } = await start();
    limit(executor, '--nproc=1:');
    const what =
      'the system has no room for one more process or thread (EAGAIN); run fewer at once, or raise the limit (ulimit -u, pids of the container, memory)';
    expect(await failed(daemon, 'shell')).toBe(`step "shell" could not start: cannot start "/bin/sh": ${what}`);
    expect(await failed(daemon, 'thread')).toBe(
      `step "thread" could not start: cannot start a thread for module "${folder}/one.ts": ${what}`,
    );
    expect(await failed(daemon, 'process')).toContain(what);
    limit(executor, `--nproc=${hardLimit(executor)}:`);
    await wellAgain(daemon, folder);
  },
);

test.runIf(isAllowed)(
  'no file left for the runner: what needs one says so, also a lost executor process, and later all is well again',
  async () => {
    const { daemon, executor } = await start();
    // It has its standard streams, so no other number is left to give.
    limit(daemon.pid, '--nofile=3:');
    expect(await failed(daemon, 'outputs')).toMatch(/no file for its outputs can be made: EMFILE/);
    limit(executor, '--nofile=10000:');
    process.kill(Number(executor), 'SIGKILL');
    expect(await failed(daemon, 'goes-on')).toMatch(/the executor process was killed by SIGKILL/);
    await daemon.until(
      ({ event, reason }) =>
        event === 'job_error' && /could not start: cannot start the executor process: .*ulimit -n/.test(String(reason)),
    );
    limit(daemon.pid, '--nofile=10000:');
    for (const job of KINDS) await succeeded(daemon, job);
    daemon.kill('SIGTERM');
    expect(await daemon.ended).toMatchObject({ code: 0 });
  },
);

async function start(): Promise<{ readonly daemon: Daemon; readonly executor: string; readonly folder: string }> {
  const folder = await newFolder();
  await chmod(folder, 0o777);
  const file = join(folder, 'schedule.yaml');
  // What is another one for each run is never read twice in the same thread: none is kept for the next run.
  await writeFile(join(folder, 'one.ts'), "export default () => process.env['VOLNUX_RUN_ID'];\n");
  await writeFile(
    file,
    `
jobs:
  pid: { run: echo $PPID, trigger: { startup: true } }
  goes-on: { run: 'until [ -e enough ]; do sleep 0.1; done; echo survived', trigger: { startup: true } }
  shell: { run: "true", trigger: { interval: 300ms } }
  thread: { module: ./one.ts, trigger: { interval: 300ms } }
  process: { module: ./one.ts, isolation: process, trigger: { interval: 300ms } }
  outputs: { steps: [{ id: o, run: 'echo n=1 > "$VOLNUX_OUTPUT"', outputs: [n] }], trigger: { interval: 300ms } }
`,
  );
  const daemon = startDaemon(['-c', file], { through: AS_ANOTHER });
  const { msg } = await daemon.until(({ step }) => step === 'pid');
  for (const job of KINDS) await succeeded(daemon, job);
  return { daemon, executor: String(msg), folder };
}

/** Until it succeeds once more from now on. */
async function succeeded(daemon: Daemon, job: string): Promise<void> {
  const seen = daemon.log.length;
  await daemon.until((line) => line.event === 'job_executed' && line.job === job && daemon.log.indexOf(line) >= seen);
}

async function failed(daemon: Daemon, job: string): Promise<string> {
  return String((await daemon.until((line) => line.event === 'job_error' && line.job === job)).reason);
}

function limit(pid: string | number, what: string): void {
  const [command, ...args] = [...AS_ANOTHER, 'prlimit', '--pid', String(pid), what];
  execFileSync(command, args);
}

/** All kinds succeed, and so does the one that has been going all the time. */
async function wellAgain(daemon: Daemon, folder: string): Promise<void> {
  for (const job of KINDS) await succeeded(daemon, job);
  await writeFile(join(folder, 'enough'), '');
  await daemon.until(({ event, job }) => event === 'job_executed' && job === 'goes-on');
  daemon.kill('SIGTERM');
  expect(await daemon.ended).toMatchObject({ code: 0, stderr: '' });
}

function hardLimit(pid: string): string {
  return /Max processes +\S+ +(\d+|unlimited)/.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[1] ?? '';
}
