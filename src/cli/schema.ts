import { readFile } from 'node:fs/promises';
import { EXIT, type Command } from './command.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const schema: Command = {
  usage: `
Usage: volnux schema

Prints the JSON Schema (draft 2020-12) of schedule.yaml.`,

  async run(args, { stdout }) {
    readArguments('schema', { args, options: {} });
    // The folder stands beside src/ in a checkout and beside dist/ in the package.
    stdout.write(await readFile(new URL('../../schema/schedule.schema.json', import.meta.url), 'utf8'));
    return EXIT.ok;
  },
};
