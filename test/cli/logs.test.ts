import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { AttemptRecord, OutputBlock, OutputCut } from '../../src/store/steps/step-progress.ts';
import { attemptRecord } from '../store/store-conformance.ts';
import { type Folder, scheduleFolder } from './state-directory.ts';
import { volnux } from './terminal.ts';

const SCHEDULE = `timezone: Europe/Berlin
jobs:
  etl:
    steps: [{ id: extract, run: "true" }, { id: load, run: "true" }, { id: never, run: "true" }]
    trigger: { cron: "0 3 * * *" }
  idle: { moved_from: lazy, run: "true", trigger: { manual: true } }
`;
const DAY = Date.parse('2026-03-28T02:00:00Z');
const RUN = 'c0ffee01';

const attempt = (fields: Partial<AttemptRecord>): AttemptRecord => attemptRecord({ runId: RUN, startedAt: DAY, ...fields });
const block = (seq: number, text: string, fields: Partial<OutputBlock> = {}): OutputBlock => ({
  seq,
  stepId: 'extract',
  attempt: 1,
  stream: 'stdout',
  at: DAY + seq * 1000,
  text,
  ...fields,
});

/** A folder with one run that wrote `blocks`. */
async function folderWith(blocks: readonly OutputBlock[], cut: OutputCut | null = null): Promise<Folder> {
  const made = await scheduleFolder(SCHEDULE);
  await made.record({ jobId: 'etl', fireTime: DAY, runId: RUN });
  const store = openSqliteStore(made.state);
  await store.recordSteps({
    attempts: [attempt({ stepId: 'extract' }), attempt({ stepId: 'load', startedAt: DAY + 3000 })],
    output: [{ runId: RUN, blocks, cut }],
  });
  await store.close();
  return made;
}

const BLOCKS = [
  block(1, 'one\ntwo\n'),
  block(2, 'oops\n', { stream: 'stderr' }),
  block(3, 'first try\n', { stepId: 'load' }),
  block(4, '\tpadded\u001b[1m\n\n', { stepId: 'load', attempt: 2 }),
];

test('shows what a run wrote as the log of a runner does, by its id, a beginning of it, or its job', async () => {
  const { file } = await folderWith(BLOCKS);
  const stdout = [
    '03:00:01   etl/extract            | one',
    '03:00:01   etl/extract            | two',
    '03:00:02   etl/extract            | oops',
    '03:00:03   etl/load               | first try',
    '03:00:04   etl/load               | \tpadded\u001b[1m',
    '03:00:04   etl/load               | ',
    '',
  ].join('\n');
  for (const run of ['c0ffee01', 'C0FF', 'etl'])
    expect(await volnux(['logs', run, '-c', file])).toEqual({ code: 0, stdout, stderr: '' });
  expect(await volnux(['logs', 'etl', '--follow', '-c', file])).toEqual({ code: 0, stdout, stderr: '' });
});

test('as json each line is as in the log of a runner, with its attempt', async () => {
  const { file, state } = await folderWith(BLOCKS);
  const { stdout } = await volnux(['logs', 'etl', '-c', file, '--format', 'json', '--stream', 'stderr']);
  expect(JSON.parse(stdout)).toEqual({
    time: '2026-03-28T03:00:02+01:00',
    level: 'info',
    msg: 'oops',
    job: 'etl',
    run: RUN,
    step: 'extract',
    stream: 'stderr',
    fire_time: '2026-03-28T03:00:00+01:00',
    attempt: 1,
  });
  const asked = await volnux(['logs', RUN, '--state-dir', state, '--tail', '1', '--step', 'extract']);
  expect(asked.stdout).toBe('02:00:02   etl/extract            | oops\n');
});

test.each([
  [
    ['--step', 'load'],
    ['first try', '\tpadded\u001b[1m', ''],
  ],
  [['--step', 'load', '--attempt', '1'], ['first try']],
  [
    ['--stream', 'stdout', '--tail', '4'],
    ['two', 'first try', '\tpadded\u001b[1m', ''],
  ],
  [
    ['--tail', '3'],
    ['first try', '\tpadded\u001b[1m', ''],
  ],
  [
    ['--step', 'extract', '--tail', '9'],
    ['one', 'two', 'oops'],
  ],
])('%j chooses lines', async (options, lines) => {
  const { file } = await folderWith(BLOCKS);
  const { stdout } = await volnux(['logs', 'etl', '-c', file, ...options]);
  expect(
    stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => line.slice('03:00:01   etl/extract            | '.length)),
  ).toEqual(lines);
});

test('what is left out is a line at its place, whatever is asked for; it is none of the last lines', async () => {
  const cut = { afterSeq: 2, beforeSeq: 7, lines: 12_345, bytes: 51_000_000 };
  const { file } = await folderWith([...BLOCKS.slice(0, 2), block(7, 'the end\n')], cut);
  const left =
    '03:00:07 ! etl                    output left out - 12,345 lines, 49 MiB: more than output.max_bytes of the job keeps';
  const { stdout } = await volnux(['logs', 'etl', '-c', file]);
  expect(stdout.split('\n').slice(2, 5)).toEqual([
    '03:00:02   etl/extract            | oops',
    left,
    '03:00:07   etl/extract            | the end',
  ]);
  expect((await volnux(['logs', 'etl', '-c', file, '--stream', 'stderr'])).stdout.split('\n')[1]).toBe(left);
  expect((await volnux(['logs', 'etl', '-c', file, '--tail', '1'])).stdout).toBe('03:00:07   etl/extract            | the end\n');
  const { stdout: json } = await volnux(['logs', 'etl', '-c', file, '--format', 'json', '--stream', 'stderr']);
  expect(JSON.parse(json.split('\n')[1] ?? '')).toMatchObject({
    level: 'warn',
    msg: 'output left out',
    lines: 12_345,
    bytes: 51_000_000,
  });
});

test('where all is left out that is what there is, and a gap that no cut explains is told', async () => {
  const all = await folderWith([], { afterSeq: 0, beforeSeq: 2, lines: 1, bytes: 4 });
  expect((await volnux(['logs', 'etl', '-c', all.file])).stdout).toContain('output left out - 1 line, 4 B: ');
  const gap = await folderWith([block(1, 'one\n'), block(3, 'three\n')]);
  expect((await volnux(['logs', 'etl', '-c', gap.file])).stdout.split('\n')[1]).toBe(
    '03:00:03 ! etl                    output left out - it could not be recorded, or was left out before it was read',
  );
});

test('more than is read at once is shown in order, and once', async () => {
  const blocks = Array.from({ length: 200 }, (_, index) => block(index + 1, `${index + 1}\n`));
  const { file } = await folderWith(blocks);
  const { stdout } = await volnux(['logs', 'etl', '-c', file]);
  expect(
    stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => Number(line.split('| ')[1])),
  ).toEqual(blocks.map(({ seq }) => seq));
});

test('a job is its last run that ran, and a run that was interrupted and run again has its output still', async () => {
  const { file, state, record } = await folderWith(BLOCKS);
  await record(
    { jobId: 'etl', fireTime: DAY + 1000, outcome: 'missed', runId: null },
    { jobId: 'etl', fireTime: DAY + 2000, outcome: 'skipped', runId: 'never-ran' },
    { jobId: 'idle', fireTime: DAY, outcome: null, runId: 'first' },
  );
  expect((await volnux(['logs', 'etl', '-c', file, '--tail', '1', '--step', 'load'])).stdout).toContain('| ');
  const store = openSqliteStore(state);
  await store.recordSteps({ attempts: [], output: [{ runId: 'first', blocks: [block(1, 'so far\n')], cut: null }] });
  await store.interruptUnsettled(DAY + 5000, new Set(['idle']));
  const [again] = await store.toRerun();
  if (again !== undefined) await store.claimAgain([{ ...again, runId: 'second' }]);
  await store.close();
  expect((await volnux(['logs', 'first', '-c', file])).stdout).toContain('| so far\n');
  expect(await volnux(['logs', 'idle', '-c', file])).toEqual({
    code: 0,
    stdout: '',
    stderr: 'volnux: no output of run second is recorded yet\n',
  });
  expect((await volnux(['runs', 'show', 'first', '-c', file])).stderr).toBe(
    'volnux: run first was interrupted, and second was run in its place; `volnux logs first` has what it wrote\n',
  );
});

test('following a run that no runner can go on with ends, and says why', async () => {
  const { file, record } = await folderWith(BLOCKS);
  await record({ jobId: 'etl', fireTime: DAY + 1000, outcome: null, runId: 'cut-off' });
  expect(await volnux(['logs', 'etl', '--follow', '-c', file])).toEqual({
    code: 0,
    stdout: '',
    stderr:
      'volnux: no output of run cut-off is recorded\n' +
      'volnux: no runner is going: run cut-off was cut off, and the next start will tell it as interrupted\n',
  });
});

test.each([
  [['nope'], 'there is no run and no job "nope"; `volnux history` shows the ids of runs'],
  [['elt'], 'there is no run and no job "elt"; did you mean `etl`?'],
  [['lazy'], '"lazy" is "idle" now, and its records are under that id'],
  [['idle'], 'no run of "idle" is recorded; `volnux history idle` shows what is'],
  [['etl', '--step', 'loads'], 'run c0ffee01 of "etl" has no step "loads"; did you mean `load`?'],
  [['etl', '--step', 'xyzzy'], 'run c0ffee01 of "etl" has no step "xyzzy"; there are extract, load, never'],
  [['etl', '--attempt', '0'], '--attempt must be a whole number from 1 to 100000, got "0"'],
  [['etl', '--stream', 'both'], '--stream must be one of stdout, stderr, got "both"'],
  [['etl', '--tail', 'all'], '--tail must be a whole number from 1 to 100000, got "all"'],
  [[], 'logs takes one run, or one job for its last run: volnux logs RUN'],
])('logs %j is told in one sentence', async (args, sentence) => {
  const { file } = await folderWith(BLOCKS);
  expect(await volnux(['logs', ...args, '-c', file])).toEqual({ code: 2, stdout: '', stderr: `volnux: ${sentence}\n` });
});

test.each([
  [['idle'], 'run-' + DAY, ''],
  [['etl', '--step', 'never'], RUN, ' of that kind'],
])('logs %j, of which nothing is kept, says so', async (args, run, kind) => {
  const { file, record } = await folderWith(BLOCKS);
  await record({ jobId: 'idle', fireTime: DAY });
  const stderr = `volnux: no output of run ${run} is recorded${kind}\n`;
  expect(await volnux(['logs', ...args, '-c', file])).toEqual({ code: 0, stdout: '', stderr });
});
