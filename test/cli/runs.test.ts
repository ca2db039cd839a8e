import { expect, test } from 'vitest';
import type { StepsJson } from '../../src/cli/runs/steps-json.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { AttemptRecord } from '../../src/store/steps/step-progress.ts';
import { attemptRecord } from '../store/store-conformance.ts';
import { scheduleFolder } from './state-directory.ts';
import { volnux } from './terminal.ts';

const SCHEDULE = 'timezone: Europe/Berlin\njobs:\n  a: { run: "true", trigger: { cron: "0 3 * * *" } }\n';
const DAY = Date.parse('2026-03-28T02:00:00Z');

test('shows a run by its id or a beginning of it', async () => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record(
    { fireTime: DAY, runId: 'c0ffee01', outcome: 'failure', reason: 'step "a" exited with code 3', decidedAt: DAY + 4000 },
    { fireTime: DAY + 1, runId: 'c0ffee02' },
  );
  const stdout = [
    'run         c0ffee01',
    'job         a',
    'fire time   Sat 2026-03-28 03:00:00 +01:00',
    'outcome     failure',
    'reason      step "a" exited with code 3',
    'decided     Sat 2026-03-28 03:00:04 +01:00, 4 s late',
    'ended       Sat 2026-03-28 03:00:05 +01:00',
    'duration    1 s',
    'generation  1',
    '',
  ].join('\n');
  expect(await volnux(['runs', 'show', 'c0ffee01', '-c', file])).toEqual({ code: 0, stdout, stderr: '' });
  const { stdout: json } = await volnux(['runs', 'show', 'C0FFEE02', '-c', file, '--format', 'json']);
  expect(JSON.parse(json)).toMatchObject({ job: 'a', run: 'c0ffee02', outcome: 'success', duration_ms: 1000 });
});

test('shows the steps of a run, how each attempt ended, and what it wrote', async () => {
  const { file, state, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY, runId: 'c0ffee01' }, { fireTime: DAY + 1, runId: 'c0ffee02', outcome: null });
  const attempt = (runId: string, fields: Partial<AttemptRecord>): AttemptRecord =>
    attemptRecord({ runId, startedAt: DAY, endedAt: DAY + 1234, outcome: 'success', exitCode: 0, outputBytes: 500, ...fields });
  const failed = { outcome: 'failure', reason: 'exited with code 3', exitCode: 3, outputBytes: 51_000_000 } as const;
  const open = { endedAt: null, outcome: null, exitCode: null, outputBytes: 0 } as const;
  const store = openSqliteStore(state);
  await store.recordSteps({
    attempts: [
      attempt('c0ffee01', { stepId: 'extract' }),
      attempt('c0ffee01', { stepId: 'load', startedAt: DAY + 1, ...failed }),
      attempt('c0ffee01', { stepId: 'load', attempt: 2, startedAt: DAY + 2, ...open }),
      attempt('c0ffee02', { stepId: 'load', ...open }),
    ],
    output: [{ runId: 'c0ffee01', blocks: [], cut: { afterSeq: 3, beforeSeq: 9, lines: 12_345, bytes: 50_000_000 } }],
  });
  await store.close();
  const { stdout } = await volnux(['runs', 'show', 'c0ffee01', '-c', file]);
  expect(stdout.split('\n').slice(-5)).toEqual([
    'steps       extract           success  1.2 s  500 B',
    '            load              failure  1.2 s  49 MiB  exited with code 3',
    '            load (attempt 2)  unknown         0 B',
    'output      49 MiB; 12,345 lines (48 MiB) are left out',
    '',
  ]);
  expect((await volnux(['runs', 'show', 'c0ffee02', '-c', file])).stdout).toContain(
    'steps       load  running    0 B\noutput      0 B\n',
  );
  const { stdout: json } = await volnux(['runs', 'show', 'c0ffee01', '-c', file, '--format', 'json']);
  const { steps, output } = JSON.parse(json) as StepsJson;
  expect([steps.length, steps[1]]).toEqual([
    3,
    {
      step: 'load',
      attempt: 1,
      outcome: 'failure',
      reason: 'exited with code 3',
      exit_code: 3,
      started_at: '2026-03-28T03:00:00.001+01:00',
      ended_at: '2026-03-28T03:00:01.234+01:00',
      duration_ms: 1233,
      output_bytes: 51_000_000,
    },
  ]);
  expect(output).toEqual({ bytes: 51_000_500, left_out_lines: 12_345, left_out_bytes: 50_000_000 });
});

test.each([
  [['show', 'c0ffee'], '"c0ffee" begins the ids of several runs, c0ffee01 and c0ffee02 among them'],
  [['show', 'a'], '"a" is a job, and not a run; `volnux history a` shows the ids of its runs'],
  [['show', 'beef'], 'there is no run "beef"; `volnux history` shows the ids of runs'],
  [['show', '%'], 'there is no run "%"; `volnux history` shows the ids of runs'],
  [['show'], 'runs takes a verb and a run: volnux runs show RUN'],
  [['list', 'c0ffee'], 'runs takes a verb and a run: volnux runs show RUN'],
])('runs %j is told in one sentence', async (args, sentence) => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY, runId: 'c0ffee01' }, { fireTime: DAY + 1, runId: 'c0ffee02' });
  expect(await volnux(['runs', ...args, '-c', file])).toEqual({ code: 2, stdout: '', stderr: `volnux: ${sentence}\n` });
});
