import { stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeDirectory } from '../store/database/make-directory.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { schemaLocation } from './schema-location.ts';
import { starter } from './init/starter.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const init: Command = {
  usage: `
Usage: volnux init [FILE | DIRECTORY]

Writes a commented schedule to start from: schedule.yaml, here or in the directory, or the file that is named.
Directories are made. A file that is there already stays as it is: jobs may hang on it.`,

  async run(args, terminal) {
    const { positionals } = readArguments('init', { args, allowPositionals: true, options: {} });
    if (positionals.length > 1) throw new UsageError(`init takes one file or directory, got ${positionals.join(' ')}`);
    const name = await fileNamed(positionals[0] ?? '.', terminal.cwd());
    const path = resolve(terminal.cwd(), name);
    try {
      makeDirectory(dirname(path));
      await writeFile(path, starter(await schemaLocation(path)), { flag: 'wx' });
    } catch (error) {
      throw new UsageError(cannotWrite(name, error as NodeJS.ErrnoException), { cause: error });
    }
    terminal.stdout.write(`wrote ${name}; next: volnux validate -c ${name}, then volnux run -c ${name}\n`);
    return EXIT.ok;
  },
};

/** A directory, there or to be (`jobs/`), stands for the schedule in it. */
async function fileNamed(name: string, cwd: string): Promise<string> {
  const isDirectory = await stat(resolve(cwd, name)).then(
    (stats) => stats.isDirectory(),
    () => name.endsWith('/'),
  );
  return isDirectory ? join(name, 'schedule.yaml') : name;
}

function cannotWrite(file: string, { code, message }: NodeJS.ErrnoException): string {
  return code === 'EEXIST' ? `${file} is there already; name another file, or remove it` : `cannot write ${file}: ${message}`;
}
