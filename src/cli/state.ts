import { backUpDatabase } from '../store/database/back-up-database.ts';
import { checkDatabase } from '../store/database/check-database.ts';
import { vacuumDatabase } from '../store/database/vacuum-database.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { findDirectory, noStore, STATE_OPTION } from './history/state-source.ts';
import { CONFIG_OPTION, CONFIG_USAGE } from './load-schedule.ts';
import { sizeInWords } from './print/size-in-words.ts';
import { readArguments } from './arguments/read-arguments.ts';

const VERBS = ['check', 'backup', 'vacuum'] as const;
const WHICH = 'volnux state check, volnux state backup [FILE] or volnux state vacuum';

export const state: Command = {
  usage: `
Usage: volnux state check [-c PATH… | --state-dir PATH]
       volnux state backup [FILE] [--force] [-c PATH… | --state-dir PATH]
       volnux state vacuum [-c PATH… | --state-dir PATH]

check   whether the database of the state directory is sound, page by page and in what it says; exit code 1 if not
backup  copies it, as it is at one moment, to FILE (default volnux-DATE.db here), which --force writes over;
        volnux.key, by which kept secrets are told apart, stays where it is
vacuum  gives the room that pruned records have left back to the disk; no runner may be going

The first two may be asked while a runner is going, which does not notice them.

  ${CONFIG_USAGE}
  --state-dir PATH    this state directory; the schedule is not read
  --force             write over FILE`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('state', {
      args,
      allowPositionals: true,
      options: { ...CONFIG_OPTION, ...STATE_OPTION, force: { type: 'boolean' } },
    });
    const [given, file, ...more] = positionals;
    const verb = VERBS.find((each) => each === given);
    if (verb === undefined) throw new UsageError(`state takes ${given === undefined ? 'a verb' : `no "${given}"`}: ${WHICH}`);
    if (more.length > 0 || (file !== undefined && verb !== 'backup'))
      throw new UsageError(`state ${verb} takes no ${[file, ...more].at(verb === 'backup' ? 1 : 0)}: ${WHICH}`);
    if (values.force && verb !== 'backup') throw new UsageError(`state ${verb} has no --force: it writes no file`);
    if (file === '') throw new UsageError('state backup needs the name of a file, or none');
    const found = await findDirectory(values, terminal);
    if (typeof found === 'number') return found;

    const { stdout } = terminal;
    const { directory } = found;
    switch (verb) {
      case 'check': {
        const { faults, ...counts } = checkDatabase(directory) ?? noStore(directory);
        if (faults.length === 0) {
          const { records, jobs, bytes, version } = counts;
          stdout.write(`sound: ${records} records of ${jobs} jobs, ${sizeInWords(bytes)}, version ${version}\n`);
          return EXIT.ok;
        }
        stdout.write(`not sound: the store in ${directory}\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
        return EXIT.no;
      }
      case 'backup': {
        const target = file ?? `volnux-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z.db`;
        const bytes = backUpDatabase(directory, target, { force: values.force ?? false }) ?? noStore(directory);
        stdout.write(`${target}: ${sizeInWords(bytes)}\n`);
        return EXIT.ok;
      }
      case 'vacuum': {
        const { before, after } = vacuumDatabase(directory) ?? noStore(directory);
        stdout.write(`${sizeInWords(before)} before, ${sizeInWords(after)} now\n`);
        return EXIT.ok;
      }
    }
  },
};
