import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RecordJson } from '../../src/cli/history/record-json.ts';
import { newFolder, startDaemon, volnux } from './volnux.ts';

test('history, runs and why answer while the runner goes, after it was killed, and without the schedule', async () => {
  const folder = await newFolder();
  const file = join(folder, 'schedule.yaml');
  await writeFile(
    file,
    `
secrets: { PIN: { file: ./pin } }
jobs:
  fails: { run: "exit 3", trigger: { cron: "* * * * * *" } }
  stuck: { run: "sleep 60", trigger: { cron: "* * * * * *" } }
  module: { module: ./tells.ts, trigger: { startup: true } }
`,
  );
  await writeFile(join(folder, 'pin'), 'sesame');
  await writeFile(join(folder, 'tells.ts'), `export default () => { throw new Error('the pin is sesame'); };\n`);
  const daemon = startDaemon(['-c', file]);
  const failed = await daemon.until(({ event, job }) => event === 'job_error' && job === 'fails');
  await daemon.until(({ event, job }) => event === 'job_error' && job === 'module');
  const skipped = await daemon.until(({ event }) => event === 'job_max_instances');

  const history = await volnux(['history', 'fails', '-c', file, '--format', 'json']);
  expect(history).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(history.stdout) as RecordJson[]).toContainEqual(
    expect.objectContaining({ fire_time: failed.fire_time, run: failed.run, outcome: 'failure', reason: failed.reason }),
  );
  const run = await volnux(['runs', 'show', String(failed.run), '-c', file]);
  expect(run.stdout).toContain('step "fails" exited with code 3');
  const why = await volnux(['why', 'stuck', '-c', file, '--at', String(skipped.fire_time), '--format', 'json']);
  expect(JSON.parse(why.stdout)).toMatchObject({ is_fire_time: true, rule: 'overlap', record: { outcome: 'skipped' } });
  const masked = await volnux(['why', 'module', '-c', file]);
  expect(masked.stdout).toContain('the pin is ***');
  expect(masked.stdout).not.toContain('sesame');

  daemon.kill('SIGKILL');
  await daemon.ended;
  await writeFile(file, 'jobs: [');
  const running = await volnux(['history', 'stuck', '--state', 'running', '--state-dir', join(folder, '.volnux')]);
  expect(running).toMatchObject({ code: 0, stderr: '' });
  expect(running.stdout).toMatch(/ running .* [\da-f]{8}-[\da-f-]{27}\n$/);
});
