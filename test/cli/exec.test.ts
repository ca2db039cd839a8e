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
  three:
    steps:
      - { id: first, run: echo first }
      - { id: fails, run: exit 3 }
      - { id: last, run: 'echo "last for $VOLNUX_FIRE_TIME"' }
    trigger: { manual: true, timezone: Europe/Berlin }
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

test('a param that is set twice, or two steps, are wrong usage', async () => {
  expect(await exec('load', '--with', 'rows=7', '--with', 'rows=8')).toMatchObject({
    code: 2,
    stderr: 'volnux: --with sets "rows" twice\n',
  });
  expect(await exec('three', '--step', 'first', '--step', 'last')).toMatchObject({
    code: 2,
    stderr: 'volnux: --step takes one value, and is given twice; `volnux help exec` tells of each\n',
  });
});

test('--step runs one step alone, --fire-time is what it is told', async () => {
  expect(await exec('three', '--step', 'last', '--fire-time', '2027-03-28T02:30:00')).toEqual({
    code: 0,
    stdout: 'last for 2027-03-28T03:30:00+02:00\n',
    stderr:
      'volnux: --fire-time 2027-03-28T02:30:00 does not exist in Europe/Berlin, where the clocks go forward: it is taken as 2027-03-28T03:30:00+02:00\n',
  });
});

test.each([
  [
    '2027-10-31T02:30:00',
    'volnux: --fire-time 2027-10-31T02:30:00 comes twice in Europe/Berlin, where the clocks go back: it is taken as 2027-10-31T02:30:00+02:00, not 2027-10-31T02:30:00+01:00\n',
  ],
  ['2027-10-31T02:30:00+02:00', ''],
  ['2027-10-31 02:30:00 +01:00', ''],
  ['2027-03-28T03:30:00', ''],
  ['2027-03-28T04:30:00', ''],
])('--fire-time %s: %j', async (time, stderr) => {
  expect(await exec('three', '--step', 'last', '--fire-time', time)).toMatchObject({ code: 0, stderr });
});

test('of several steps standard error tells how each went, and the run has the exit code', async () => {
  const { code, stdout, stderr } = await exec('three');
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'first\n' });
  expect(stderr.replaceAll(/\d\.\ds/g, 'N')).toBe(
    'first: started\nfirst: succeeded after N\nfails: started\nfails: failed after N: exited with code 3\nlast: did not run\n' +
      'volnux: three failed: step "fails" exited with code 3\n',
  );
});

test.each([
  [['--step', 'lost'], 'there is no step "lost"; did you mean `last`?'],
  [['--step', 'unlike'], 'there is no step "unlike"; the steps are first, fails, last'],
  [
    ['--fire-time', 'soon'],
    '--fire-time must be a time like 2027-03-28, 2027-03-28T02:30:00 (read in Europe/Berlin) or 2027-03-28T00:30:00Z, got "soon"',
  ],
])('three %j is wrong usage', async (args, message) => {
  expect(await exec('three', ...args)).toEqual({ code: 2, stdout: '', stderr: `volnux: ${message}\n` });
});

test('what is wrong with a param that a secret decides is told without the secret', async () => {
  const env = { API_TOKEN: 'abcdef-123456', PIN_KEY: '0087654321' };
  const other = join(directory, 'secrets.yaml');
  await writeFile(
    other,
    `pipelines:
  p:
    params: { choice: { enum: ["\${API_TOKEN}", other] }, code: { type: integer, default: 1 } }
    steps: [{ run: 'echo "[$VOLNUX_PARAM_CODE]"' }]
jobs:
  a: { pipeline: p, with: { choice: other, code: "\${PIN_KEY}" }, trigger: { manual: true } }
`,
  );
  const wrong = await volnux(['exec', '-c', other, 'a', '--with', 'choice=x'], { env });
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('***') });
  expect(wrong.stderr).not.toContain('abcdef-123456');
  // The number that is made of it is the secret, too.
  expect(await volnux(['exec', '-c', other, 'a'], { env: { PATH: process.env['PATH'] ?? '', ...env } })).toEqual({
    code: 0,
    stdout: '[***]\n',
    stderr: '',
  });
});
