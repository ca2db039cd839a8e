import { expect, test } from 'vitest';
import { volnux } from './terminal.ts';

test('without a command it lists them and exits 2', async () => {
  const { code, stderr } = await volnux([]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^volnux: no command given\n\nUsage: volnux COMMAND/);
});

test('an unknown command and an unknown option exit 2 with one sentence', async () => {
  expect(await volnux(['rnu'])).toMatchObject({ code: 2, stderr: expect.stringMatching(/^volnux: there is no command "rnu"\n/) });
  expect(await volnux(['next', '--cuont', '3'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^volnux: Unknown option '--cuont'/),
  });
});

test('help tells the options of a command', async () => {
  const { code, stdout } = await volnux(['help', 'next']);
  expect({ code, first: stdout.split('\n')[0] }).toEqual({
    code: 0,
    first:
      'Usage: volnux next [JOB] [-c FILE] [--count N] [--after TIME] [--until TIME] [--timezone ZONE] [--format table|json|ics]',
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
