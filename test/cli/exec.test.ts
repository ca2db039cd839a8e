import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, volnux } from './terminal.ts';

let directory: string;
let file: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'volnux-exec-'));
  file = join(directory, 'schedule.yaml');
  await writeFile(
    file,
    `pipelines:
  etl:
    params: { rows: { type: integer, default: 100 }, stage: { enum: [dev, prod], required: true } }
    steps: [{ run: 'echo "$VOLNUX_PARAM_ROWS $VOLNUX_PARAM_STAGE"' }]
jobs:
  load: { pipeline: etl, with: { stage: dev }, trigger: { manual: true } }
  plain: { run: date, trigger: { manual: true } }
`,
  );
});
afterAll(() => rm(directory, { recursive: true }));

const exec = (...args: string[]): Promise<Answer> => volnux(['exec', '-c', file, ...args]);

test('runs with the params of the job', async () => {
  expect(await exec('load')).toEqual({ code: 0, stdout: '100 dev\n', stderr: '' });
});

test('--with sets params for this run', async () => {
  expect(await exec('load', '--with', 'rows=7', '--with', 'stage=prod')).toEqual({ code: 0, stdout: '7 prod\n', stderr: '' });
});

test.each([
  ['load', 'row=7', '"row" is no param of "load"; did you mean `rows`?'],
  ['plain', 'rows=7', '"rows" is no param of "plain"; it has none'],
  ['load', 'rows=many', '--with rows must be a whole number, got "many"'],
  ['load', 'stage=test', '--with stage must be one of dev, prod, got "test"'],
  ['load', 'rows', '--with needs name=value, got "rows"'],
])('%s --with %s is wrong usage', async (job, text, message) => {
  expect(await exec(job, '--with', text)).toEqual({ code: 2, stdout: '', stderr: `volnux: ${message}\n` });
});
