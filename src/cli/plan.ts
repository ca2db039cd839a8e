import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../config/config.ts';
import { describeChange, summarisePlan } from '../plan/describe-plan.ts';
import { EMPTY, type Jobs } from '../plan/plan.ts';
import { planChanges } from '../plan/plan-changes.ts';
import { fromKeptJobs } from '../reconcile/kept-jobs.ts';
import { readLastGeneration } from '../store/read-generations.ts';
import { readStateKey } from '../store/state-key.ts';
import { choice } from './choice.ts';
import { EXIT, UsageError, type Command, type Terminal } from './command.ts';
import { gitFiles } from './git-files.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, loadSchedule } from './load-schedule.ts';

export const plan: Command = {
  usage: `
Usage: volnux plan [-c PATH]… [--against FILE|git:REF] [--format text|json] [--exit-code]

Shows what applying the schedule would change: jobs added, moved, updated (and which fields), paused, resumed, removed.

  ${CONFIG_USAGE}
  --against WHAT      another schedule (file or directory), or the same one at a git ref (git:main);
                      default: what the runner last applied, as its state directory says
  --format FORMAT     text (default) or json: {"changes": [{"kind", "job", "from", "fields", "anchored"}], "unchanged"}
  --exit-code         exit with 1 when there are changes`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: { ...CONFIG_OPTION, against: { type: 'string' }, format: { type: 'string' }, 'exit-code': { type: 'boolean' } },
    });
    const format = choice('format', values.format, ['text', 'json']);
    const paths = configPaths(values.config, terminal);
    const config = await loadSchedule(paths, terminal);
    if (typeof config === 'number') return config;
    const actual = values.against === undefined ? lastApplied(config) : await jobsOf(values.against, paths, terminal);
    if (typeof actual === 'number') return actual;

    const { changes, unchanged } = planChanges(actual, config.jobs, config.moves);
    if (format === 'json') {
      const shown = changes.map((change) => ({
        kind: change.kind,
        job: change.jobId,
        ...(change.kind === 'move' && { from: change.from }),
        ...(change.kind === 'update' && { fields: change.fields, anchored: change.isAnchored }),
      }));
      terminal.stdout.write(`${JSON.stringify({ changes: shown, unchanged }, null, 2)}\n`);
    } else {
      for (const change of changes) terminal.stdout.write(`${describeChange(change)}\n`);
      terminal.stdout.write(`${summarisePlan({ changes, unchanged })}\n`);
    }
    return values['exit-code'] && changes.length > 0 ? EXIT.no : EXIT.ok;
  },
};

function lastApplied({ runner: { state }, jobs }: Config): Jobs {
  const last = state === ':memory:' ? null : readLastGeneration(state);
  return last === null ? EMPTY : fromKeptJobs(last.jobs, jobs, readStateKey(state));
}

/** The jobs of another schedule or ref; the exit code when it cannot be used. */
async function jobsOf(against: string, paths: readonly [string, ...string[]], terminal: Terminal): Promise<Jobs | number> {
  const isGit = against.startsWith('git:');
  const ref = against.slice('git:'.length);
  if (isGit && ref === '') throw new UsageError('--against git: needs a ref, as in git:main');
  const other = isGit
    ? await loadSchedule(
        paths,
        terminal,
        gitFiles(
          ref,
          paths.map((path) => resolve(path)),
        ),
      )
    : await loadSchedule([against], terminal);
  return typeof other === 'number' ? other : other.jobs;
}
