import { expect, test } from 'vitest';
import { volnux } from './terminal.ts';

test('without a command it lists them and exits 2', async () => {
  const { code, stderr } = await volnux([]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^volnux: no command given\n\nUsage: volnux COMMAND/);
});

test('an unknown command is told with the one that was meant, or with all of them', async () => {
  expect(await volnux(['histroy'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'volnux: there is no command "histroy"; did you mean `history`? `volnux help` lists all\n',
  });
  expect(await volnux(['frobnicate'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^volnux: there is no command "frobnicate"\n\nUsage: volnux COMMAND/),
  });
});

test('an option before the command is told to come after it', async () => {
  expect(await volnux(['-c', 'schedule.yaml', 'run'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^volnux: "-c" comes after the command: volnux COMMAND -c …\n\nUsage/),
  });
});

test.for([
  [['next', '--cuont', '3'], 'next has no option --cuont; did you mean `--count`? `volnux help next` tells of each'],
  [['doctor', '--json'], 'doctor has no option --json; it has --config, --format, --help; `volnux help doctor` tells of each'],
  [
    ['next', '-x'],
    'next has no option -x; it has --config, --count, --after, --until, --timezone, --format, --help; `volnux help next` tells of each',
  ],
  [['next', '--count', '3', '--count=4'], '--count takes one value, and is given twice; `volnux help next` tells of each'],
  [['next', '--count'], '--count needs a value; `volnux help next` tells of each'],
  [['next', '-c'], '-c needs a value; `volnux help next` tells of each'],
  [['next', '--count', '-3'], '--count needs a value, got "-3"; one that begins with "-" is written --count=-3'],
  [['validate', '--strict=yes'], '--strict takes no value, got "yes"; `volnux help validate` tells of each'],
  [
    ['validate', 'jobs.yaml'],
    'validate takes no argument, got "jobs.yaml"; a schedule is named with -c: volnux validate -c jobs.yaml',
  ],
  [['schema', 'jobs'], 'schema takes no argument, got "jobs"; `volnux help schema` tells of each'],
] as const)('of wrong options the first is told, with what to write: %s', async ([args, sentence]) => {
  expect(await volnux(args)).toEqual({ code: 2, stdout: '', stderr: `volnux: ${sentence}\n` });
});

test('help tells the options of a command', async () => {
  const { code, stdout } = await volnux(['help', 'next']);
  expect({ code, first: stdout.split('\n')[0] }).toEqual({
    code: 0,
    first: 'Usage: volnux next [JOB] [-c PATH]… [--count N] [--after TIME] [--until TIME] [--timezone ZONE]',
  });
  expect((await volnux(['next', '--help'])).stdout).toBe(stdout);
});

test('--version prints the version of the package', async () => {
  const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
  expect(await volnux(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
});

test('schema prints the JSON Schema', async () => {
  const { code, stdout } = await volnux(['schema']);
  expect({ code, schema: JSON.parse(stdout) }).toMatchObject({
    code: 0,
    schema: { $schema: 'https://json-schema.org/draft/2020-12/schema' },
  });
});
