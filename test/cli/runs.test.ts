import { expect, test } from 'vitest';
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

test.each([
  [['show', 'c0ffee'], '"c0ffee" begins the ids of several runs, c0ffee01 and c0ffee02 among them'],
  [['show', 'beef'], 'there is no run "beef"; `volnux history` shows the ids of runs'],
  [['show', '%'], 'there is no run "%"; `volnux history` shows the ids of runs'],
  [['show'], 'runs takes a verb and a run: volnux runs show RUN'],
  [['list', 'c0ffee'], 'runs takes a verb and a run: volnux runs show RUN'],
])('runs %j is told in one sentence', async (args, sentence) => {
  const { file, record } = await scheduleFolder(SCHEDULE);
  await record({ fireTime: DAY, runId: 'c0ffee01' }, { fireTime: DAY + 1, runId: 'c0ffee02' });
  expect(await volnux(['runs', ...args, '-c', file])).toEqual({ code: 2, stdout: '', stderr: `volnux: ${sentence}\n` });
});
