import type { AppliedGeneration } from '../store/store.ts';
import { readGeneration, readGenerations } from '../store/history/read-generations.ts';
import { choice } from './arguments/choice.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { generationJson } from './generations/generation-json.ts';
import { generationTable } from './generations/generation-table.ts';
import { reportGeneration } from './generations/report-generation.ts';
import { findState, noStore, STATE_OPTION, STATE_USAGE, type StateSource } from './history/state-source.ts';
import { CONFIG_OPTION } from './load-schedule.ts';
import { paintFor } from './print/paint-for.ts';
import { PLAN_FORMATS, writePlan } from './plan.ts';
import { readCount } from './arguments/read-count.ts';
import { readArguments } from './arguments/read-arguments.ts';

const USUAL_LIMIT = 20;

export const generations: Command = {
  usage: `
Usage: volnux generations [N] [--limit N] [-c PATH… | --state-dir PATH] [--format FORMAT]

Lists the schedules that were applied, the latest first: when, at which commit, and what changed. With N, what
generation N changed. They are asked of the state directory, whether a runner is going or not. Of the last fifty all
jobs are kept (\`volnux plan --against generation:N\`), of a thousand what they changed.

  ${STATE_USAGE}
  --limit N           so many at most (default ${USUAL_LIMIT})
  --format FORMAT     of the list: table (default) or json: [{"generation", "applied_at", "commit", "hash", "summary"}];
                      of one: text (default), markdown or json, as \`volnux plan\` has them`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('generations', {
      args,
      allowPositionals: true,
      options: { ...CONFIG_OPTION, ...STATE_OPTION, limit: { type: 'string' }, format: { type: 'string' } },
    });
    const [number, ...more] = positionals;
    if (more.length > 0) throw new UsageError(`generations takes one number, got ${positionals.join(' ')}`);
    if (number !== undefined && !/^[1-9]\d{0,14}$/.test(number))
      throw new UsageError(`a generation is a number from 1, got "${number}"`);
    if (number !== undefined && values.limit !== undefined)
      throw new UsageError('--limit is for the list: leave it out beside a number');
    const planFormat = number === undefined ? 'text' : choice('format', values.format, PLAN_FORMATS);
    const listFormat = number === undefined ? choice('format', values.format, ['table', 'json']) : 'table';
    const limit = values.limit === undefined ? USUAL_LIMIT : readCount('limit', values.limit);
    const source = await findState(values, terminal);
    if (typeof source === 'number') return source;

    const { stdout, env } = terminal;
    const paint = paintFor(stdout, env);
    if (number !== undefined) {
      stdout.write(writePlan(reportGeneration(found(Number(number), source), source.timezone), planFormat, paint));
      return EXIT.ok;
    }
    const all = list(limit, source);
    if (listFormat === 'json')
      stdout.write(
        `${JSON.stringify(
          all.map((each) => generationJson(each, source.timezone)),
          null,
          2,
        )}\n`,
      );
    else stdout.write(all.length === 0 ? 'no generation was applied\n' : generationTable(all, source.timezone, paint));
    return EXIT.ok;
  },
};

function list(limit: number, { directory }: StateSource): readonly AppliedGeneration[] {
  const all = readGenerations(directory, limit);
  if (all === null) noStore(directory);
  return all;
}

function found(generation: number, source: StateSource): AppliedGeneration {
  const kept = readGeneration(source.directory, generation);
  if (kept !== null) return kept;
  const [last] = list(1, source);
  const range = last === undefined ? 'none was applied' : `the last one is ${last.generation}`;
  throw new UsageError(`there is no generation ${generation} in ${source.directory}; ${range}`);
}
