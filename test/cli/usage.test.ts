import { expect, test } from 'vitest';
import { volnux } from './terminal.ts';

const { stdout } = await volnux(['help']);
const commands = [...stdout.matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name = '']) => name);

test('help lists the commands', () => {
  expect(commands).toContain('validate');
});

test.each(commands)('the usage line of %s has the options that its help explains, and no others', async (command) => {
  const { stdout } = await volnux(['help', command]);
  const [usage = ''] = stdout.split('\n\n');
  const explained = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name]) => (name === '--config' ? '-c' : name));
  const shown = [...usage.matchAll(/(?<![\w-])--?[a-z][\w-]*/g)].map(([name]) => name);
  expect(new Set(shown)).toEqual(new Set(explained));
});

test.each(commands)('no option of %s is kept from its help', async (command) => {
  const { stderr } = await volnux([command, '--none-such']);
  const options = /it has (.+), --help;/.exec(stderr)?.[1]?.split(', ') ?? [];
  const { stdout } = await volnux(['help', command]);
  expect(options.filter((option) => !stdout.includes(option))).toEqual([]);
});

test.each(commands)('the help of %s fits into 120 columns', async (command) => {
  const { stdout } = await volnux(['help', command]);
  expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
});
