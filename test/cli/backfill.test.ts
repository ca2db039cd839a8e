import { expect, test } from 'vitest';
import { scheduleFolder } from './state-directory.ts';
import { volnux } from './terminal.ts';

const SCHEDULE = `jobs:
  a: { run: "true", trigger: { cron: "0 3 * * *" } }
  other: { moved_from: former, run: "true", trigger: { cron: "0 3 * * *" } }
`;
const DAY = Date.parse('2026-03-01T03:00:00Z');
const RANGE = ['--from', '2026-03-01', '--to', '2026-03-04'];

test('a dry run says what would run, and why, and changes nothing', async () => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY, outcome: 'missed' }, { fireTime: DAY + 86_400_000 });
  const { stdout } = await volnux(['backfill', 'a', '-c', file, ...RANGE, '--dry-run']);
  expect(stdout).toBe(`Sun 2026-03-01 03:00:00 UTC  missed
Tue 2026-03-03 03:00:00 UTC  no record
a: 2 would run
left alone: 1 success
`);
  const json = await volnux(['backfill', 'a', '-c', file, ...RANGE, '--dry-run', '--format', 'json']);
  expect(JSON.parse(json.stdout)).toEqual({
    job: 'a',
    from: '2026-03-01T00:00:00Z',
    to: '2026-03-04T00:00:00Z',
    runs: [
      { fire_time: '2026-03-01T03:00:00Z', before: 'missed' },
      { fire_time: '2026-03-03T03:00:00Z', before: null },
    ],
    left: { success: 1 },
  });
  expect((await volnux(['history', 'a', '-c', file])).stdout.split('\n')).toHaveLength(4);
});

test('what was recorded under the former id of a job is its own', async () => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record({ jobId: 'former', fireTime: DAY });
  const { stdout } = await volnux(['backfill', 'other', '-c', file, ...RANGE, '--dry-run']);
  expect(stdout).toContain('other: 2 would run\nleft alone: 1 success\n');
});

test.each([
  [[], 'backfill takes one job: volnux backfill JOB --from TIME'],
  [['a'], 'backfill needs --from TIME: which past fire times to run'],
  [['b', '--from', '2026-01-01'], 'there is no job "b"; the jobs are a, other'],
  [['a', '--from', '2999-01-01'], '--from 2999-01-01 is not past'],
  [['a', '--from', '2999-01-01', '--to', '2999-02-01'], '--from 2999-01-01 is not past: what is to come is run when it does'],
  [['a', '--from', '2026-02-01', '--to', '2026-01-01'], '--from 2026-02-01 is not earlier than --to 2026-01-01'],
  [['a', '--from', '2026-01-01', '--max-parallel', '1.5'], '--max-parallel must be a whole number from 1 to 100000, got "1.5"'],
  [['a', '--from', '2026-01-01', '--again', 'success'], '--again "success" is none; what succeeded is never run again'],
  [
    ['a', '--from', '2026-01-01', '--again', 'failure,lost'],
    '--again "lost" is none; there are failure, timeout, cancelled, coalesced, skipped, pruned',
  ],
])('%j is told in a sentence', async (args, sentence) => {
  const { file } = await scheduleFolder(SCHEDULE);
  expect(await volnux(['backfill', ...args, '-c', file])).toEqual({ code: 2, stdout: '', stderr: `volnux: ${sentence}\n` });
});

test('a schedule that keeps nothing cannot tell what ran', async () => {
  const { file } = await scheduleFolder(`runner: { state: ":memory:" }\n${SCHEDULE}`);
  expect((await volnux(['backfill', 'a', '-c', file, ...RANGE])).stderr).toContain(
    'runner.state is :memory:, which keeps no record',
  );
});
