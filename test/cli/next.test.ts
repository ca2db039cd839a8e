import { join } from 'node:path';
import { expect, test } from 'vitest';
import { volnux } from './terminal.ts';

const SEED = join(import.meta.dirname, '../fixtures/seed.yaml');

async function next(...args: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await volnux(['next', '-c', SEED, '--format', 'json', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

test('lists the coming fire times of every job, in the order of the file', async () => {
  expect(await next('--after', '2025-12-30T12:00:00Z', '--count', '2')).toEqual([
    { job: 'my_pipeline_job', fire_times: ['2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z'] },
    { job: 'half-hourly', fire_times: ['2025-12-30T12:30:00Z', '2025-12-30T13:00:00Z'] },
    { job: 'new-year', fire_times: ['2025-12-31T23:59:59Z'] },
    { job: 'paused', fire_times: ['2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z'] },
  ]);
});

test('--after is exclusive and --until inclusive', async () => {
  expect(await next('my_pipeline_job', '--after', '2025-12-31T00:00:00Z', '--until', '2026-01-02T00:00:00Z')).toEqual([
    { job: 'my_pipeline_job', fire_times: ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'] },
  ]);
});

test('a date that is over has no fire time', async () => {
  expect(await next('new-year', '--after', '2026-01-01T00:00:00Z')).toEqual([{ job: 'new-year', fire_times: [] }]);
  const { stdout } = await volnux(['next', 'new-year', '-c', SEED, '--after', '2026-01-01T00:00:00Z']);
  expect(stdout).toBe('new-year\n  no fire time\n');
});

test('an unknown job, a bad count and a bad time exit 2 and say what is expected', async () => {
  expect(await volnux(['next', 'newyear', '-c', SEED])).toMatchObject({
    code: 2,
    stderr: 'volnux: there is no job "newyear"; the jobs are my_pipeline_job, half-hourly, new-year, paused\n',
  });
  expect(await volnux(['next', '-c', SEED, '--count', '0'])).toMatchObject({
    code: 2,
    stderr: 'volnux: --count must be a whole number from 1, got "0"\n',
  });
  expect(await volnux(['next', '-c', SEED, '--after', 'noon'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('got "noon"'),
  });
  expect(await volnux(['next', '-c', SEED, '--format', 'xml'])).toMatchObject({
    code: 2,
    stderr: 'volnux: --format must be one of text, json, got "xml"\n',
  });
});
