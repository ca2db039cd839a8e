import { expect, test } from 'vitest';
import { scheduleFolder, type Folder } from './state-directory.ts';
import { volnux } from './terminal.ts';

const SCHEDULE = `timezone: Europe/Berlin
jobs:
  a: { run: "true", trigger: { cron: "30 2 * * *" }, misfire_grace_time: 5m }
  often: { run: "true", trigger: { interval: 1h } }
  follow: { run: "true", trigger: { after: { job: a } } }
`;
const OTHER = 'jobs: { other: { run: "true", trigger: { cron: "30 2 * * *" } } }\n';
const at = (time: string): number => Date.parse(time);
const FRIDAY = at('2026-03-27T02:30:00+01:00');
const SATURDAY = at('2026-03-28T02:30:00+01:00');
const SUNDAY = at('2026-03-29T03:00:00+02:00');
const MONDAY = at('2026-03-30T02:30:00+02:00');

/** The lines of the answer; Sunday is the day the clocks go forward. */
async function why({ file }: Pick<Folder, 'file'>, ...args: string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await volnux(['why', '-c', file, ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.trimEnd().split('\n  ');
}

const TRIGGER = 'Its trigger in the schedule now: at 02:30, every day [Europe/Berlin].';

test('a fire time that was missed: what was planned, what decided, what would change it', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.apply(4, at('2026-03-20T12:00:00Z'));
  await folder.record(
    { fireTime: SATURDAY, generation: 4 },
    {
      fireTime: SUNDAY,
      outcome: 'missed',
      reason: 'seen 420s late, misfire_grace_time is 300s',
      decidedAt: SUNDAY + 420_000,
      generation: 4,
    },
    { fireTime: MONDAY, generation: 4 },
  );
  const answer = [
    'a, Sun 2026-03-29 03:00:00 +02:00: missed',
    `${TRIGGER} This is one of its fire times: clocks go forward 1 h at 02:00; 02:30 does not exist, so it runs at 03:00.`,
    'It was seen 420s after its time, more than the 300s of misfire_grace_time, so it did not run.',
    'It was decided under generation 4, applied Fri 2026-03-20 13:00:00 +01:00: the last one. The job is in the schedule as it was then.',
    'A longer misfire_grace_time runs it late, null however late. Either no runner was there at its time, or what held it up is in its log: clock_jumped (the machine slept), loop_stalled. `volnux backfill` runs what was missed. The job has misfire_grace_time 5 min now.',
  ];
  expect(await why(folder, 'a', '--at', '2026-03-29T01:00:00Z')).toEqual(answer);
  expect(await why(folder, 'a', '--last-miss')).toEqual(answer);
  // As `history` shows it.
  expect(await why(folder, 'a', '--at', 'Sun 2026-03-29 03:00:00 +02:00')).toEqual(answer);
});

test('an instant that is no fire time: the nearest ones, what became of them, and the clock change', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.record({ fireTime: SUNDAY, outcome: 'failure' });
  expect(await why(folder, 'a', '--at', '2026-03-29T02:30:00')).toEqual([
    'a, Sun 2026-03-29 03:30:00 +02:00: no fire time',
    TRIGGER,
    'This is none of its fire times; the nearest are Sun 2026-03-29 03:00:00 +02:00 (failure; clocks go forward 1 h at 02:00; 02:30 does not exist, so it runs at 03:00) before it and Mon 2026-03-30 02:30:00 +02:00 after it. A time that the clocks skip is read as one after the change.',
    'There is no record of it.',
  ]);
  await folder.write(SCHEDULE.replace('"30 2 * * *" }', '"30 2 * * *", dst: wallclock }'));
  expect((await why(folder, 'a', '--at', '2026-03-29T02:30:00'))[2]).toBe(
    'This is none of its fire times; the nearest are Sat 2026-03-28 02:30:00 +01:00 before it and Mon 2026-03-30 02:30:00 +02:00 after it. On that day clocks go forward 1 h at 02:00. A time that the clocks skip is read as one after the change.',
  );
});

test('a fire time without a record: what the records around it and the last generation say', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.record({ jobId: 'often', fireTime: FRIDAY - 60_000 }, { fireTime: MONDAY });
  await folder.apply(1, FRIDAY - 86_400_000);
  const [headline, , ...rest] = await why(folder, 'a', '--at', '2026-03-28T02:30:00');
  expect(headline).toBe('a, Sat 2026-03-28 02:30:00 +01:00: no record');
  expect(rest).toEqual([
    'There is no record of it.',
    'The records of a begin later, with Mon 2026-03-30 02:30:00 +02:00.',
    'Generation 1, the last one, was applied Thu 2026-03-26 02:30:00 +01:00, before that, and has the job.',
    'The last record of any job before that is of Fri 2026-03-27 02:29:00 +01:00, the first after it of Mon 2026-03-30 02:30:00 +02:00; a fire time leaves no record while the job is paused, or not in force, and while no runner is there until the next one has started.',
  ]);
  await folder.write(SCHEDULE.replace('5m }', '5m, paused: true }'));
  await folder.apply(2, FRIDAY);
  expect(await why(folder, 'a', '--at', '2026-03-28T02:30:00')).toContain(
    'Generation 2, the last one, was applied Fri 2026-03-27 02:30:00 +01:00, before that, and has the job paused: that is why it did not fire.',
  );
  await folder.write('jobs: {}\n');
  await folder.apply(3, FRIDAY);
  await folder.write(SCHEDULE);
  expect(await why(folder, 'a', '--at', '2026-03-28T02:30:00')).toContain(
    'Generation 3, the last one, was applied Fri 2026-03-27 02:30:00 +01:00, before that, and has no job a: it was not in force.',
  );
  await folder.apply(4, MONDAY);
  expect(await why(folder, 'a', '--at', '2026-03-28T02:30:00')).toContain(
    'Generation 4, the last one, was applied Mon 2026-03-30 02:30:00 +02:00, later than that. Generation 3, applied Fri 2026-03-27 02:30:00 +01:00, was in force then and has no job a: it was added in generation 4, applied Mon 2026-03-30 02:30:00 +02:00.',
  );
});

test('before the last generation the one that was in force is asked, as far as it is kept', async () => {
  const folder = await scheduleFolder(SCHEDULE.replace('5m }', '5m, paused: true }'));
  await folder.record({ fireTime: MONDAY });
  await folder.apply(3, SATURDAY - 1000);
  await folder.write(SCHEDULE);
  await folder.apply(4, SUNDAY - 1000);
  await folder.apply(5, MONDAY);
  const last = 'Generation 5, the last one, was applied Mon 2026-03-30 02:30:00 +02:00, later than that';
  expect(await why(folder, 'a', '--at', '2026-03-29T03:00:00')).toContain(
    `${last}. Generation 4, applied Sun 2026-03-29 01:59:59 +01:00, was in force then and has the job.`,
  );
  expect(await why(folder, 'a', '--at', '2026-03-28T02:30:00')).toContain(
    `${last}. Generation 3, applied Sat 2026-03-28 02:29:59 +01:00, was in force then and has the job paused: that is why it did not fire.`,
  );
  expect(await why(folder, 'a', '--at', '2026-03-27T02:30:00')).toContain(
    `${last}; whether the job was there before is not kept.`,
  );
});

test('before the first generation there was no job yet', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.apply(1, SATURDAY);
  expect(await why(folder, 'a', '--at', '2026-03-27T02:30:00')).toContain(
    'Generation 1, the last one, was applied Sat 2026-03-28 02:30:00 +01:00, later than that. Nothing was in force then: a was added in generation 1, applied Sat 2026-03-28 02:30:00 +01:00.',
  );
});

test('a run under an earlier generation is told whether the job was the same then', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.apply(7, FRIDAY);
  await folder.apply(8, SATURDAY);
  await folder.record({ fireTime: SATURDAY, generation: 7 }, { jobId: 'fresh', fireTime: SATURDAY, generation: 7 });
  const decided =
    'It was decided under generation 7, applied Fri 2026-03-27 02:30:00 +01:00; the last one is 8, applied Sat 2026-03-28 02:30:00 +01:00.';
  const then = ['a', '--at', '2026-03-28T02:30:00'];
  expect((await why(folder, ...then)).at(-1)).toBe(`${decided} The job was the same then as it is in the schedule now.`);
  await folder.write(SCHEDULE.replace('5m }', '10m, paused: true, env: { X: "1" } }'));
  expect((await why(folder, ...then)).at(-1)).toBe(
    `${decided} The job is another one in the schedule now, in env.X, misfire_grace_time, paused; \`volnux plan --against generation:7\` shows it.`,
  );
  await folder.write(`${SCHEDULE}  fresh: { run: "true", trigger: { manual: true } }\n`);
  const moved = { jobs: [{ job: 'fresh', changes: ['move'], from: 'stale', paused: false, fields: [] }], unchanged: 3 };
  await folder.apply(9, SUNDAY, { plan: JSON.stringify(moved) });
  expect((await why(folder, 'fresh', '--at', '2026-03-28T02:30:00')).at(-1)).toBe(
    `${decided.replace('is 8, applied Sat 2026-03-28 02:30:00 +01:00', 'is 9, applied Sun 2026-03-29 03:00:00 +02:00')} Generation 7 has no job fresh: it was stale then, and renamed in generation 9, applied Sun 2026-03-29 03:00:00 +02:00.`,
  );
  await folder.write(OTHER);
  expect((await why(folder, 'a')).at(-1)).toMatch(
    / The job is not in the schedule now; `volnux plan --against generation:7` shows it\.$/,
  );
});

test('beyond the generations whose jobs are kept it is said that they are not', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.apply(1, SATURDAY - 1000);
  await folder.record({ fireTime: SATURDAY });
  await folder.apply(60, MONDAY);
  const last = 'Generation 60, the last one, was applied Mon 2026-03-30 02:30:00 +02:00, later than that';
  expect((await why(folder, 'a', '--at', '2026-03-28T02:30:00')).at(-1)).toMatch(/What the job was before that is not kept\.$/);
  expect(await why(folder, 'a', '--at', '2026-03-29T03:00:00')).toContain(
    `${last}; whether the job was there before is not kept.`,
  );
  // Which one added it cannot be told either.
  expect(await why(folder, 'a', '--at', '2026-03-27T02:30:00')).toContain(`${last}. Nothing was in force then.`);
});

test('a record that stands for many is found from each of them', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  const reason = `stands for all fire times since ${new Date(FRIDAY).toISOString()}: no more are looked at at once`;
  await folder.record({ fireTime: SUNDAY, outcome: 'missed', reason });
  expect((await why(folder, 'a', '--at', '2026-03-28T02:30:00')).at(-1)).toBe(
    'It did not run: so many fire times were due at once that the record of Sun 2026-03-29 03:00:00 +02:00 stands for all since Fri 2026-03-27 02:30:00 +01:00.',
  );
  expect(await why(folder, 'a', '--at', '2026-03-26T02:30:00')).toContain('There is no record of it.');
});

test('without --at it is the latest fire time: the latest record, or one planned since', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.record({ fireTime: SATURDAY }, { jobId: 'often', fireTime: SATURDAY + 1, decidedAt: SATURDAY + 3000 });
  expect((await why(folder, 'a'))[0]).toMatch(/^a, .* 02:30:00 .*: no record$/);
  expect(await why(folder, 'often')).toEqual([
    'often, Sat 2026-03-28 02:30:00.001 +01:00: success',
    'Its trigger in the schedule now: every 1 h, counted from when the job is applied [Europe/Berlin].',
    'It ran and succeeded.',
    `Run run-${SATURDAY + 1}, decided Sat 2026-03-28 02:30:03 +01:00, 2.9 s late, took 1 s.`,
  ]);
  await folder.write(SCHEDULE.replace('5m }', '5m, paused: true }'));
  expect((await why(folder, 'a'))[0]).toBe('a, Sat 2026-03-28 02:30:00 +01:00: success');
});

test('nobody types milliseconds: a second stands for the fire time in it', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.record({ jobId: 'often', fireTime: SATURDAY + 123 });
  expect((await why(folder, 'often', '--at', '2026-03-28T02:30:00'))[0]).toBe(
    'often, Sat 2026-03-28 02:30:00.123 +01:00: success',
  );
  expect(await why(folder, 'often', '--at', '2026-03-28T02:30:01')).toEqual(
    expect.arrayContaining([
      'often, Sat 2026-03-28 02:30:01 +01:00: no record',
      'Its trigger in the schedule now: every 1 h, counted from when the job is applied [Europe/Berlin]. It counts from a moment that is neither written in it nor recorded, so which instants it plans cannot be told; a start_date would say it.',
    ]),
  );
});

test('what was skipped names the run that was going, what was coalesced the run that it is part of', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.record(
    { fireTime: FRIDAY, endedAt: SATURDAY + 3_600_005 },
    { fireTime: SATURDAY, outcome: 'skipped', reason: '1 of max_instances 1 going, overlap is skip' },
    { fireTime: SUNDAY, outcome: 'coalesced', reason: 'one run for 2 due fire times, the latest', decidedAt: MONDAY },
    { fireTime: MONDAY, decidedAt: MONDAY, outcome: null },
  );
  expect(await why(folder, 'a', '--at', '2026-03-28T02:30:00')).toContain(
    `What was going: run-${FRIDAY} for Fri 2026-03-27 02:30:00 +01:00, success after 1 day 1 h.`,
  );
  expect(await why(folder, 'a', '--at', '2026-03-29T03:00:00')).toContain(
    `That run: run-${MONDAY} for Mon 2026-03-30 02:30:00 +02:00, which has not ended.`,
  );
});

test('a job that runs after another one is explained by that one', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.record({ fireTime: SATURDAY, outcome: 'failure' }, { fireTime: SUNDAY }, { jobId: 'follow', fireTime: SUNDAY });
  const [headline, planned, leader] = await why(folder, 'follow', '--at', '2026-03-28T02:30:00');
  expect({ headline, planned, leader }).toEqual({
    headline: 'follow, Sat 2026-03-28 02:30:00 +01:00: no record',
    planned: 'Its trigger in the schedule now: when a run of a ends in success [Europe/Berlin]. That plans no time.',
    leader: 'What became of a for the same time: failure, and it runs after success only.',
  });
  expect((await why(folder, 'follow'))[2]).toBe('What became of a for the same time: success, after which it runs.');
});

test('a run of a job that is run by hand is told to be one', async () => {
  const folder = await scheduleFolder('jobs: { a: { run: "true", trigger: { manual: true } } }');
  await folder.record({ fireTime: SATURDAY, outcome: 'interrupted', reason: 'the runner ended before the run did' });
  expect((await why(folder, 'a')).slice(1)).toEqual([
    expect.stringMatching(/^Its trigger in the schedule now: .* That plans no time\.$/),
    'It was run by hand (`volnux trigger`), or the trigger was another one then.',
    expect.stringContaining('when the runner died'),
    expect.anything(),
    expect.stringMatching(/`volnux trigger a` runs the job again now\.$/),
  ]);
});

test('a job that is another one now, or gone, is told so', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.apply(2, FRIDAY);
  await folder.record({ fireTime: FRIDAY, generation: 1 }, { fireTime: SATURDAY, generation: 2 });
  await folder.write(SCHEDULE.replace('30 2', '0 4'));
  expect((await why(folder, 'a', '--at', '2026-03-28T02:30:00')).slice(2)).toEqual([
    'This is none of its fire times; the nearest are Fri 2026-03-27 04:00:00 +01:00 before it and Sat 2026-03-28 04:00:00 +01:00 after it.',
    'It has a record all the same: it was run by hand (`volnux trigger`), the trigger was another one then, or something else fired the job.',
    'It ran and succeeded.',
    `Run run-${SATURDAY}, decided Sat 2026-03-28 02:30:00 +01:00, took 1 s.`,
    'It was decided under generation 2, applied Fri 2026-03-27 02:30:00 +01:00: the last one.',
    'The schedule has been edited since, which no runner has applied: ~ a: trigger (anchored anew).',
  ]);
  expect((await why(folder, 'a', '--at', '2026-03-27T02:30:00')).at(-1)).toBe(
    'It was decided under generation 1; the last one is 2, applied Fri 2026-03-27 02:30:00 +01:00. What the job was before that is not kept.',
  );
  await folder.write(OTHER);
  const [, planned, ...rest] = await why(folder, 'a');
  expect(planned).toBe('There is no job of this id in the schedule now, so what it was planned for cannot be told.');
  expect(rest.at(-1)).toBe('The schedule does not have the job any more, and no runner has applied that.');
  const { code, stdout } = await volnux(['why', 'a', '--state-dir', folder.state]);
  expect({ code, trigger: stdout.split('\n  ')[1] }).toEqual({
    code: 0,
    trigger: 'Its trigger in what was last applied: at 02:30, every day [Europe/Berlin]. This is one of its fire times.',
  });
});

test('a job that is renamed is explained by what is recorded under its former id, applied or not', async () => {
  const renamed = SCHEDULE.replace('  a: {', '  nightly: { moved_from: a,').replace('job: a', 'job: nightly');
  const folder = await scheduleFolder(SCHEDULE);
  await folder.apply(3, at('2026-03-19T12:00:00Z'));
  await folder.apply(4, at('2026-03-20T12:00:00Z'));
  const missed = { outcome: 'missed', reason: 'seen 420s late, misfire_grace_time is 300s' } as const;
  await folder.record({ fireTime: FRIDAY, generation: 3 }, { fireTime: SATURDAY, generation: 4, ...missed });
  await folder.write(renamed);
  expect((await why(folder, 'nightly', '--last-miss')).slice(0, 5)).toEqual([
    'nightly, Sat 2026-03-28 02:30:00 +01:00: missed',
    `${TRIGGER} This is one of its fire times.`,
    'It was seen 420s after its time, more than the 300s of misfire_grace_time, so it did not run.',
    'It was decided under generation 4, applied Fri 2026-03-20 13:00:00 +01:00: the last one.',
    'The schedule has been edited since, which no runner has applied: > a → nightly.',
  ]);
  expect((await why(folder, 'nightly', '--at', '2026-03-27T02:30:00')).at(-1)).toMatch(
    /^It was decided under generation 3, .* The job was the same then as it is in the schedule now\.$/,
  );
  expect((await why(folder, 'nightly', '--at', '2026-03-26T02:30:00')).join()).toContain(
    'The records of nightly begin later, with Fri 2026-03-27 02:30:00 +01:00.',
  );
  expect((await volnux(['history', 'nightly', '-c', folder.file])).stdout.split('\n')).toHaveLength(4);
  const { stdout } = await volnux(['runs', 'show', `run-${FRIDAY}`, '-c', folder.file]);
  expect(stdout).toContain('job         nightly\nfire time   Fri 2026-03-27 02:30:00 +01:00\n');
});

test('as json', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.record({ fireTime: SATURDAY, outcome: 'skipped', reason: 'the scheduler shut down' });
  const { stdout } = await volnux(['why', 'a', '-c', folder.file, '--format', 'json', '--last-miss']);
  expect(JSON.parse(stdout)).toEqual({
    job: 'a',
    fire_time: '2026-03-28T02:30:00+01:00',
    trigger: 'at 02:30, every day',
    is_fire_time: true,
    before: '2026-03-27T02:30:00+01:00',
    after: '2026-03-29T03:00:00+02:00',
    record: expect.objectContaining({ job: 'a', outcome: 'skipped', run: null, generation: 1 }),
    rule: 'drain',
    headline: 'a, Sat 2026-03-28 02:30:00 +01:00: skipped',
    explanation: expect.arrayContaining([
      'The runner was shutting down: nothing starts any more then, and what waits is given up.',
    ]),
  });
});

test('what has not come yet is said to be due', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.record({ fireTime: SATURDAY });
  expect((await why(folder, 'a', '--at', '2126-03-28T02:30:00')).at(-1)).toMatch(
    /^It has not come yet: it is due in \d+ years\.$/,
  );
});

test('a job of which nothing is recorded, and one without a miss', async () => {
  const folder = await scheduleFolder(SCHEDULE);
  await folder.record({ fireTime: SATURDAY });
  expect(await why(folder, 'follow')).toEqual(['no fire time of follow is recorded']);
  expect(await why(folder, 'a', '--last-miss')).toEqual(['no missed or skipped fire time of a is recorded']);
  expect(await why(folder, 'a', '--last-miss', '--format', 'json')).toEqual(['null']);
});

test.each([
  [[], 'why takes one job: volnux why JOB'],
  [['a', '--at', '2026-03-28', '--last-miss'], '--at and --last-miss exclude each other'],
  [
    ['a', '--at', '02:30'],
    '--at must be a time like 2027-03-28, 2027-03-28T02:30:00 (read in Europe/Berlin) or 2027-03-28T00:30:00Z, got "02:30"',
  ],
  [['folow'], 'there is no job "folow" in the schedule, nor a record of one; did you mean `follow`?'],
])('why %j is told in one sentence', async (args, sentence) => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: SATURDAY });
  expect(await volnux(['why', '-c', file, ...args])).toEqual({ code: 2, stdout: '', stderr: `volnux: ${sentence}\n` });
});
