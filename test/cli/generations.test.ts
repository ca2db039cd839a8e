import { expect, test } from 'vitest';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { EMPTY } from '../../src/plan/plan.ts';
import { showPlan } from '../../src/plan/shown-plan.ts';
import { testJob, testJobs } from '../plan/job.ts';
import { scheduleFolder, type Folder } from './state-directory.ts';
import { volnux } from './terminal.ts';

const AT = Date.parse('2027-03-01T12:00:00Z');
const SCHEDULE = 'timezone: Europe/Berlin\njobs: { a: { run: date, trigger: { interval: 1h } } }\n';

async function applied(): Promise<Folder> {
  const folder = await scheduleFolder(SCHEDULE);
  const [before, after] = [testJobs(testJob('a')), testJobs(testJob('a', { coalesce: false }), testJob('b', { paused: true }))];
  const plan = (...args: Parameters<typeof planChanges>): string =>
    JSON.stringify(showPlan(planChanges(...args), (text) => text));
  await folder.apply(1, AT);
  await folder.apply(2, AT + 60_000, { plan: plan(EMPTY, before), hash: 'abcdef0123' });
  await folder.apply(3, AT + 120_000, { plan: plan(before, after), commit: '0123456789abcdef-dirty' });
  return folder;
}

test('lists what was applied, the latest first, in the zone of the schedule', async () => {
  const { file } = await applied();
  expect(await volnux(['generations', '-c', file])).toEqual({
    code: 0,
    stdout: [
      'gen  applied                         commit              hash      changes',
      '3    Mon 2027-03-01 13:02:00 +01:00  0123456789ab-dirty  3         1 added, 1 updated',
      '2    Mon 2027-03-01 13:01:00 +01:00                      abcdef01  1 added',
      '1    Mon 2027-03-01 13:00:00 +01:00                      1         what it changed was not kept',
      '',
    ].join('\n'),
    stderr: '',
  });
  expect((await volnux(['generations', '-c', file, '--limit', '1'])).stdout.split('\n').length).toBe(3);
});

test('as json, and without the schedule', async () => {
  const { state } = await applied();
  const { stdout } = await volnux(['generations', '--state-dir', state, '--limit', '1', '--format', 'json']);
  expect(JSON.parse(stdout)).toEqual([
    {
      generation: 3,
      applied_at: '2027-03-01T12:02:00Z',
      commit: '0123456789abcdef-dirty',
      hash: '3',
      summary: '1 added, 1 updated',
    },
  ]);
});

test('with a number, what that generation changed', async () => {
  const { file } = await applied();
  expect((await volnux(['generations', '3', '-c', file])).stdout.split('\n')).toEqual([
    'generation 3, applied Mon 2027-03-01 13:02:00 +01:00, commit 0123456789ab-dirty',
    '~ a',
    '    coalesce: true → false  at once',
    '+ b (paused)',
    '1 added, 1 updated',
    '',
  ]);
  const { stdout } = await volnux(['generations', '3', '-c', file, '--format', 'json']);
  expect(JSON.parse(stdout).jobs).toMatchObject([
    { job: 'a', changes: ['update'] },
    { job: 'b', changes: ['add'], paused: true },
  ]);
  expect((await volnux(['generations', '3', '-c', file, '--format', 'markdown'])).stdout).toContain('| `+` | `b` | paused |');
  expect((await volnux(['generations', '1', '-c', file])).stdout).toContain('\nwhat it changed was not kept\n');
});

test.each([
  [['x'], 'a generation is a number from 1, got "x"'],
  [['9'], 'there is no generation 9 in '],
  [['1', '2'], 'generations takes one number, got 1 2'],
  [['1', '--limit', '3'], '--limit is for the list: leave it out beside a number'],
  [['--limit', '0'], '--limit '],
  [['1', '--format', 'table'], '--format must be one of text, json, markdown, got "table"'],
  [['--format', 'markdown'], '--format must be one of table, json, got "markdown"'],
])('wrong usage %j is one sentence', async (args, sentence) => {
  const { file } = await applied();
  const { code, stdout, stderr } = await volnux(['generations', '-c', file, ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`volnux: ${sentence}`);
  expect(stderr.trimEnd().split('\n').length).toBe(1);
});

test('where no runner has been there is nothing to list, and that is said', async () => {
  const { file } = await scheduleFolder(SCHEDULE);
  const { code, stderr } = await volnux(['generations', '-c', file]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(
      /^volnux: there is no store in .*: no runner has kept its state there yet; `volnux run` begins one, --config or --state-dir names another\n$/,
    ),
  });
});
