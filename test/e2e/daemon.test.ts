import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { insist, newFolder, startDaemon, volnux, type Daemon } from './volnux.ts';

interface Schedule {
  readonly folder: string;
  readonly file: string;
  readonly write: (text: string) => Promise<void>;
  readonly start: () => Daemon;
}

async function schedule(text: string): Promise<Schedule> {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(file, text);
  return { folder, file, write: (text) => writeFile(file, text), start: () => startDaemon(['-c', file]) };
}

/** Whether a process is there; a zombie that waits for its parent counts as gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) throw new Error(`process ${pid} is still there`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('a run over its timeout is killed entirely, a grandchild that ignores SIGTERM included', async () => {
  const { start } = await schedule(`
jobs:
  stuck:
    run: |
      (trap '' TERM; echo "grandchild $(exec sh -c 'echo $PPID')"; while :; do sleep 1; done) &
      wait
    timeout: 300ms
    kill_grace: 300ms
    trigger: { cron: "* * * * * *" }
`);
  const daemon = start();
  const line = await daemon.until(({ msg }) => String(msg).startsWith('grandchild '));
  const failed = await daemon.until(({ event, run }) => event === 'job_error' && run === line.run);
  expect(failed).toMatchObject({ outcome: 'timeout', reason: 'step "stuck" was ended at its timeout of 0.3s' });
  await untilGone(Number(String(line.msg).split(' ')[1]));
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
});

test('a job never has more than max_instances runs, and each fire time left out says why', async () => {
  const { start } = await schedule(`
jobs:
  slow:
    run: touch going.$$; set -- going.*; echo "going $#"; sleep 2.5; rm going.$$
    max_instances: 2
    trigger: { cron: "* * * * * *" }
`);
  const daemon = start();
  await daemon.until(({ event }) => event === 'job_executed');
  await daemon.until(({ msg }) => msg === 'going 2');
  const skipped = await daemon.until(({ event }) => event === 'job_max_instances');
  expect(skipped).toMatchObject({ job: 'slow', outcome: 'skipped', reason: '2 of max_instances 2 going, overlap is skip' });
  daemon.kill('SIGTERM');
  await daemon.ended;
  const counts = daemon.log.filter(({ step }) => step === 'slow').map(({ msg }) => msg);
  expect(new Set(counts)).toEqual(new Set(['going 1', 'going 2']));
});

test('a broken edit keeps the last good generation, and mending it goes on', async () => {
  const { start, write } = await schedule('jobs:\n  a: { run: echo one, trigger: { cron: "* * * * * *" } }\n');
  const daemon = start();
  await daemon.until(({ event }) => event === 'job_executed');
  await write('jobs:\n  a: { run: echo two, triger: { cron: "* * * * * *" } }\n');
  const rejected = await daemon.until(({ event }) => event === 'config_rejected');
  expect(rejected.exception).toContain('triger');
  expect(rejected.reason).toMatch(
    /^the schedule has \d mistakes: .*schedule\.yaml:\d+:\d+ jobs\.a\..*; the last good config stays in force$/,
  );
  const before = daemon.log.length;
  await daemon.until((line) => line.event === 'job_executed' && daemon.log.indexOf(line) > before);
  expect(daemon.log.some(({ msg }) => msg === 'two')).toBe(false);
  await write('jobs:\n  a: { run: echo two, trigger: { cron: "* * * * * *" } }\n');
  await daemon.until(({ msg }) => msg === 'two');
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
});

test('an atomic rename and a swap of the symlinked directory (as Kubernetes mounts a ConfigMap) are seen', async () => {
  const folder = await newFolder();
  const job = (word: string): string =>
    `runner: { state: ":memory:" }\njobs:\n  a: { run: echo ${word}, trigger: { cron: "* * * * * *" } }\n`;
  await mkdir(join(folder, '..v1'));
  await writeFile(join(folder, '..v1/schedule.yaml'), job('first'));
  await symlink('..v1', join(folder, '..data'));
  await symlink('..data/schedule.yaml', join(folder, 'schedule.yaml'));
  const daemon = startDaemon(['-c', join(folder, 'schedule.yaml')]);
  await daemon.until(({ msg }) => msg === 'first');

  for (const [version, word] of [
    ['..v2', 'second'],
    ['..v3', 'third'],
  ] as const) {
    await mkdir(join(folder, version));
    await writeFile(join(folder, version, 'schedule.yaml'), job(word));
    await symlink(version, join(folder, '..data_tmp'));
    await rename(join(folder, '..data_tmp'), join(folder, '..data'));
    await daemon.until(({ msg }) => msg === word);
  }
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
});

test('a directory is one schedule: a file that comes, and one in a folder that is included, are seen', async () => {
  const folder = await newFolder();
  const job = (id: string): string => `jobs: { ${id}: { run: echo from ${id}, trigger: { cron: "* * * * * *" } } }\n`;
  await mkdir(join(folder, 'more'));
  await writeFile(join(folder, 'a.yaml'), `runner: { state: ":memory:" }\ninclude: more/*.yaml\n${job('a')}`);
  const daemon = startDaemon(['-c', folder]);
  await daemon.until(({ msg }) => msg === 'from a');
  await writeFile(join(folder, 'b.yaml'), job('b'));
  await daemon.until(({ msg }) => msg === 'from b');
  await writeFile(join(folder, 'more/c.yaml'), job('c'));
  await daemon.until(({ msg }) => msg === 'from c');
  // The same id again: nothing of it is applied, and both places are named.
  await writeFile(join(folder, 'd.yaml'), `${job('d').slice(0, -3)}, b: { run: x, trigger: { interval: 1h } } }\n`);
  const rejected = await daemon.until(({ event }) => event === 'config_rejected');
  expect(rejected.exception).toContain('jobs.b is defined twice, first in');
  expect(daemon.log.some(({ event, job }) => event === 'job_added' && job === 'd')).toBe(false);
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
});

test('an edit fires no job', async () => {
  const { start, write } = await schedule('jobs:\n  a: { run: echo a, trigger: { interval: 1h } }\n');
  const daemon = start();
  await daemon.until(({ event }) => event === 'config_applied');
  await write(
    'jobs:\n  a: { run: echo a, trigger: { cron: "0 3 * * *" } }\n  past: { run: echo past, trigger: { date: "2020-01-01" } }\n',
  );
  await daemon.until(({ event, generation }) => event === 'config_applied' && generation === 2);
  daemon.kill('SIGTERM');
  await daemon.ended;
  expect(daemon.log.filter(({ event }) => event === 'job_submitted' || event === 'job_missed')).toEqual([]);
});

test('a failing hook is told of once; a hook on hook_error hears of it, but not of its own failure', async () => {
  const { start } = await schedule(`
hooks:
  - on: job_error
    run: exit 7
  - on: hook_error
    run: echo "heard $VOLNUX_REASON"; exit 8
jobs:
  a: { run: exit 1, trigger: { cron: "* * * * * *" } }
`);
  const daemon = start();
  const { run } = await daemon.until(({ event }) => event === 'job_error');
  await daemon.until(
    (line) => line.event === 'hook_error' && line.run === run && String(line.reason).includes('exited with code 8'),
  );
  daemon.kill('SIGTERM');
  await daemon.ended;
  const about = daemon.log.filter((line) => line.run === run && (line.event === 'hook_error' || line.hook === 'hook_error'));
  expect(about.map(({ event, reason, msg }) => (event === undefined ? msg : reason))).toEqual([
    'hook `exit 7` exited with code 7',
    'heard hook `exit 7` exited with code 7',
    'hook `echo "heard $VOLNUX_REASON"; exit 8` exited with code 8',
  ]);
  expect(daemon.log.filter((line) => line.run === run && line.event === 'job_error')).toHaveLength(1);
});

test('when nobody reads the log any more the daemon drains and ends', async () => {
  const { folder, start } = await schedule(
    'jobs:\n  a: { run: sleep 1.5; echo ended >> ended.txt, trigger: { cron: "* * * * * *" } }\n',
  );
  const daemon = start();
  await daemon.until(({ event }) => event === 'job_submitted');
  daemon.closeOutput();
  expect(await daemon.ended).toMatchObject({ code: 0, stderr: '' });
  expect(await readFile(join(folder, 'ended.txt'), 'utf8')).toBe('ended\n');
});

test('a reader of the log that goes during the drain, as at the same Ctrl-C, does not end it at once', async () => {
  const { folder, start } = await schedule(
    'jobs:\n  a: { run: echo begun; sleep 0.7; echo drains; sleep 0.5; echo unread; sleep 0.5; echo ended > ended.txt, trigger: { cron: "* * * * * *" } }\n',
  );
  const daemon = start();
  await daemon.until(({ msg }) => msg === 'begun');
  daemon.kill('SIGTERM');
  await daemon.until(({ msg }) => msg === 'drains');
  daemon.closeOutput();
  expect(await daemon.ended).toMatchObject({ code: 0, stderr: '' });
  expect(await readFile(join(folder, 'ended.txt'), 'utf8')).toBe('ended\n');
});

test('SIGTERM drains: the run in flight ends, no other starts', async () => {
  const { start } = await schedule('jobs:\n  a: { run: echo begun; sleep 1.5; echo ended, trigger: { cron: "* * * * * *" } }\n');
  const daemon = start();
  await daemon.until(({ msg }) => msg === 'begun');
  daemon.kill('SIGTERM');
  const { code } = await daemon.ended;
  expect({ code, last: daemon.log.slice(-2).map(({ event }) => event) }).toEqual({
    code: 0,
    last: ['job_executed', 'scheduler_shutdown'],
  });
  expect(daemon.log.filter(({ msg }) => msg === 'ended')).toHaveLength(1);
});

test('a signal that comes twice at once, as npm passes on a Ctrl-C, is one', async () => {
  const { start } = await schedule('jobs:\n  a: { run: echo begun; sleep 1.5; echo ended, trigger: { cron: "* * * * * *" } }\n');
  const daemon = start();
  await daemon.until(({ msg }) => msg === 'begun');
  daemon.kill('SIGINT');
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
  expect(daemon.log.at(-2)).toMatchObject({ event: 'job_executed', outcome: 'success' });
});

test('a run that outlives shutdown_grace is cancelled, and a second signal ends all at once', async () => {
  const { start, write } = await schedule(
    'runner: { shutdown_grace: 200ms }\njobs:\n  a: { run: echo begun; sleep 60, trigger: { cron: "* * * * * *" } }\n',
  );
  const graceful = start();
  await graceful.until(({ msg }) => msg === 'begun');
  graceful.kill('SIGTERM');
  expect((await graceful.ended).code).toBe(0);
  expect(graceful.log.find(({ event }) => event === 'job_cancelled')).toMatchObject({ outcome: 'cancelled' });

  await write(
    'runner: { shutdown_grace: 1h }\njobs:\n  a: { run: echo begun; trap "" TERM; sleep 60; sleep 60, trigger: { cron: "* * * * * *" } }\n',
  );
  const impatient = start();
  await impatient.until(({ msg }) => msg === 'begun');
  expect((await insist(impatient, 'SIGINT')).code).toBe(0);
});

test('when the runner is killed its steps end, the run is interrupted at the next start, and no fire time runs twice', async () => {
  const { folder, start } = await schedule(`
hooks:
  - on: job_error
    run: echo "told $VOLNUX_OUTCOME"
jobs:
  a:
    run: echo "$VOLNUX_FIRE_TIME" >> ran.txt; echo "pid $$"; sleep 60
    max_instances: 20
    trigger: { cron: "* * * * * *" }
`);
  const killed = start();
  const line = await killed.until(({ msg }) => String(msg).startsWith('pid '));
  killed.kill('SIGKILL');
  await killed.ended;
  await untilGone(Number(String(line.msg).split(' ')[1]));

  const next = start();
  const interrupted = await next.until(({ event, run }) => event === 'job_error' && run === line.run);
  expect(interrupted).toMatchObject({ outcome: 'interrupted', fire_time: line.fire_time });
  await next.until(({ msg }) => msg === 'told interrupted');
  await insist(next, 'SIGTERM');
  const ran = (await readFile(join(folder, 'ran.txt'), 'utf8')).trim().split('\n');
  expect(new Set(ran).size).toBe(ran.length);
});

test('startup, after and manual: each start runs them once, an edit does not, and a kill in the middle is told', async () => {
  const jobs = `
jobs:
  boot: { run: echo "boot $VOLNUX_FIRE_TIME", trigger: { cron: "@reboot" } }
  next: { run: 'echo "next $VOLNUX_FIRE_TIME"; sleep "$(cat seconds)"', trigger: { after: { job: boot } } }
  last: { run: echo last, trigger: { after: { job: next, on: [success, failure] } } }
  hand: { run: echo hand, trigger: { manual: true } }
`;
  const { start, write, folder } = await schedule(jobs);
  await writeFile(join(folder, 'seconds'), '60');
  const daemon = start();
  const boot = await daemon.until(({ step, job }) => step !== undefined && job === 'boot');
  const next = await daemon.until(({ step, job }) => step !== undefined && job === 'next');
  expect(String(next.msg).slice(4)).toBe(String(boot.msg).slice(4));
  await write(`${jobs}  late: { run: echo late, trigger: { startup: true } }\n`);
  await daemon.until(({ event, job }) => event === 'job_added' && job === 'late');
  daemon.kill('SIGKILL');
  await daemon.ended;
  expect(daemon.log.filter(({ event }) => event === 'job_submitted').map(({ job }) => job)).toEqual(['boot', 'next']);

  await writeFile(join(folder, 'seconds'), '0');
  const again = start();
  const interrupted = await again.until(({ outcome }) => outcome === 'interrupted');
  expect(interrupted).toMatchObject({ job: 'next', fire_time: next.fire_time });
  await again.until(({ event, job }) => event === 'job_executed' && job === 'last');
  await again.until(({ event, job }) => event === 'job_executed' && job === 'late');
  again.kill('SIGTERM');
  expect((await again.ended).code).toBe(0);
  const started = again.log.filter(({ event }) => event === 'job_submitted').map(({ job }) => job);
  expect(started.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(['boot', 'last', 'late', 'next']);
});

test('a job that is renamed keeps the run that is going, and its history, also when it is renamed while no runner is there', async () => {
  const job = (id: string, fields = ''): string =>
    `jobs:\n  ${id}: { run: 'echo begun; until [ -e go ]; do sleep 0.02; done', trigger: { startup: true }${fields} }\n`;
  const { folder, start, write } = await schedule(job('a'));
  const daemon = start();
  const begun = await daemon.until(({ msg }) => msg === 'begun');
  await write(job('b', ', moved_from: a'));
  expect(await daemon.until(({ event, job }) => event === 'job_modified' && job === 'b')).toMatchObject({
    reason: 'moved from "a"',
  });
  await writeFile(join(folder, 'go'), '');
  expect(await daemon.until(({ event }) => event === 'job_executed')).toMatchObject({ job: 'b', run: begun.run });
  daemon.kill('SIGKILL');
  await daemon.ended;

  await rm(join(folder, 'go'));
  const second = start();
  const cut = await second.until(({ msg }) => msg === 'begun');
  second.kill('SIGKILL');
  await second.ended;
  await write(job('c', ', moved_from: b'));
  const third = start();
  expect(await third.until(({ outcome }) => outcome === 'interrupted')).toMatchObject({ job: 'c', run: cut.run });
  await writeFile(join(folder, 'go'), '');
  await third.until(({ event }) => event === 'job_executed');
  third.kill('SIGTERM');
  await third.ended;
  const store = openSqliteStore(join(folder, '.volnux'));
  expect((await store.records('c')).map(({ outcome }) => outcome)).toEqual(['success', 'interrupted', 'success']);
  await store.close();
});

test('after a restart `plan` compares with what was applied last', async () => {
  const { file, start, write } = await schedule('jobs:\n  a: { run: echo a, trigger: { interval: 1h } }\n');
  const daemon = start();
  await daemon.until(({ event }) => event === 'config_applied');
  const running = await volnux(['plan', '-c', file]);
  expect(running).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^against generation 1, applied .*\n1 unchanged\n$/),
    stderr: '',
  });
  daemon.kill('SIGTERM');
  await daemon.ended;
  await write('jobs:\n  a: { run: echo b, trigger: { interval: 1h } }\n');
  expect(await volnux(['plan', '-c', file, '--exit-code'])).toEqual({
    code: 1,
    stdout: expect.stringMatching(/\n~ a\n {4}run: "echo a" → "echo b" {2}from the next run on\n/),
    stderr: '',
  });
});
