import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newFolder, startDaemon, type Daemon } from './volnux.ts';

/** More of them: `VOLNUX_KILLS=100`. */
const KILLS = Number(process.env['VOLNUX_KILLS'] ?? 20);
const JOBS = 50;

interface Row {
  readonly job_id: string;
  readonly fire_time: number;
  readonly run_id: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly decided_at: number;
}

/** What the jobs do with fire times that are seen late: run all of them, the latest, or none. */
const POLICIES = ['coalesce: false, misfire_grace_time: null', 'misfire_grace_time: null', 'misfire_grace_time: 500ms'] as const;
const policyOf = (index: number): number => index % POLICIES.length;
const periodOf = (index: number): number => 1 + (index % 2);

/** Every second or two; each run tells of itself before it does anything else, in a line that cannot be half written. Some last a while. */
function scheduleOf(folder: string): string {
  const jobs = Array.from({ length: JOBS }, (_, index) => {
    const nap = index % 4 === 3 ? '; sleep 0.7' : '';
    const run = `echo "$VOLNUX_JOB_ID $VOLNUX_FIRE_TIME $VOLNUX_RUN_ID" >> ${folder}/ran.txt${nap}`;
    const trigger = index < 14 ? `{ cron: "*/${periodOf(index)} * * * * *" }` : `{ interval: ${periodOf(index)}s }`;
    return `  job-${index}: { run: '${run}', trigger: ${trigger}, ${POLICIES[policyOf(index)]}, max_instances: 100, catch_up_limit: 1000 }`;
  });
  return `jobs:\n${jobs.join('\n')}\n`;
}

test(
  `${KILLS} kills at random moments: no fire time runs twice, and each has one record, by its rules`,
  async () => {
    const folder = await newFolder();
    const file = join(folder, 'schedule.yaml');
    await writeFile(file, scheduleOf(folder));
    for (let kill = 0; kill < KILLS; kill++) {
      const daemon = startDaemon(['-c', file]);
      // Some die while they start: in the middle of the catch-up, or before it.
      if (kill === 0 || kill % 4 !== 0) await daemon.until(({ event }) => event === 'scheduler_started');
      await sleep(kill === 0 ? 3000 : Math.random() * 1500);
      daemon.kill('SIGKILL');
      expect((await daemon.ended).code).toBeNull();
      // Once long enough for every rule to have its turn.
      if (kill === 0) await sleep(3000);
    }
    const last = startDaemon(['-c', file]);
    await last.until(({ event }) => event === 'scheduler_started');
    await sleep(3000);
    last.kill('SIGTERM');
    expect((await last.ended).code).toBe(0);

    const database = new DatabaseSync(join(folder, '.volnux/volnux.db'), { readOnly: true });
    const rows = database.prepare('SELECT * FROM fire_times ORDER BY job_id, fire_time').all() as unknown as Row[];
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();

    const ran = (await readFile(join(folder, 'ran.txt'), 'utf8')).trimEnd().split('\n');
    const fireTimesRun = ran.map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(fireTimesRun.filter((each, index) => fireTimesRun.indexOf(each) !== index)).toEqual([]);
    const told = new Set(ran.map((line) => line.split(' ')[2]));
    expect(rows.filter(({ outcome, run_id }) => outcome === 'success' && !told.has(run_id ?? ''))).toEqual([]);
    const recordedRuns = new Map(rows.map((row) => [row.run_id, `${row.job_id} ${row.fire_time}`]));
    for (const line of ran) {
      const [job, fireTime, run] = line.split(' ');
      expect(recordedRuns.get(run ?? '')).toBe(`${job} ${Date.parse(fireTime ?? '')}`);
    }

    for (let index = 0; index < JOBS; index++) {
      const own = rows.filter(({ job_id }) => job_id === `job-${index}`);
      // None is left out, over all the times nobody was there.
      const gaps = own.slice(1).map(({ fire_time }, place) => fire_time - (own[place]?.fire_time ?? NaN));
      expect(gaps).toEqual(gaps.map(() => periodOf(index) * 1000));
      expect(own.length).toBeGreaterThan(3);
      for (const row of own) expectByRules(row, policyOf(index));
    }
    const outcomes = new Set(rows.map(({ outcome }) => outcome));
    expect(['success', 'interrupted', 'coalesced', 'missed'].filter((outcome) => !outcomes.has(outcome))).toEqual([]);
  },
  60_000 + KILLS * 6000,
);

function expectByRules({ outcome, decided_at, fire_time, reason }: Row, policy: number): void {
  const lateness = decided_at - fire_time;
  // It is recorded a moment after it was seen.
  const [maybeInTime, maybeLate] = [lateness <= 600, lateness > 500];
  // What a drain catches before it starts is skipped.
  const ways = [
    ...(policy === 2 && !maybeInTime ? [] : ['success', 'interrupted', 'skipped']),
    ...(policy === 1 ? ['coalesced'] : []),
  ];
  if (policy === 2) ways.push(...(maybeLate ? ['missed'] : []), ...(maybeInTime ? ['coalesced'] : []));
  expect(ways, `${fire_time} decided ${decided_at}: ${reason}`).toContain(outcome);
}

test('with rerun_interrupted a run that a kill interrupted is run again once, for the same fire time, after hooks were told', async () => {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(
    file,
    `
hooks:
  - { on: job_error, run: 'echo "told $VOLNUX_RUN_ID"' }
defaults: { rerun_interrupted: true }
jobs:
  a: { run: 'echo "begun $VOLNUX_FIRE_TIME"; sleep 60', trigger: { startup: true } }
  b: { run: 'echo "begun $VOLNUX_FIRE_TIME"; sleep 60', trigger: { startup: true }, rerun_interrupted: false }
`,
  );
  const begunOf = (daemon: Daemon, job: string): Promise<{ readonly [field: string]: unknown }> =>
    daemon.until((line) => line.job === job && String(line.msg).startsWith('begun '));
  const first = startDaemon(['-c', file]);
  const [begun] = await Promise.all([begunOf(first, 'a'), begunOf(first, 'b')]);
  first.kill('SIGKILL');
  await first.ended;

  // Only then: `startup` would bring a fire time of its own to wait behind it.
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('startup: true', 'manual: true'));
  const second = startDaemon(['-c', file]);
  const again = await begunOf(second, 'a');
  expect(again).toMatchObject({ fire_time: begun.fire_time, msg: begun.msg });
  expect(again.run).not.toBe(begun.run);
  const order = second.log.filter(({ job, event }) => job === 'a' && (event === 'job_error' || event === 'job_submitted'));
  expect(order).toMatchObject([
    {
      event: 'job_error',
      outcome: 'interrupted',
      run: begun.run,
      reason: 'the runner ended before the run did; it is run again, once, because rerun_interrupted is true',
    },
    { event: 'job_submitted', run: again.run, reason: expect.stringMatching(/^run again, once: a crash of the runner/) },
  ]);
  await second.until(({ msg }) => msg === `told ${String(begun.run)}`);
  expect(second.log.some(({ event, job }) => event === 'job_submitted' && job === 'b')).toBe(false);
  expect(second.log.find(({ event, job }) => event === 'job_error' && job === 'b')?.reason).toBe(
    'the runner ended before the run did',
  );
  second.kill('SIGKILL');
  await second.ended;

  const third = startDaemon(['-c', file]);
  await third.until(({ event, run }) => event === 'job_error' && run === again.run);
  await third.until(({ event }) => event === 'scheduler_started');
  third.kill('SIGTERM');
  await third.ended;
  expect(third.log.some(({ event }) => event === 'job_submitted')).toBe(false);
});
