import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createMask, type Mask } from '../config/secret/mask.ts';
import { startExecutor } from '../executor/start-executor.ts';
import { maskedExecutor } from '../run/masked-executor.ts';
import { runJob } from '../run/run-job.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { onEndSignals } from './end-signals.ts';
import { findJob } from './find-job.ts';
import { givenParams } from './given-params.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, loadSchedule } from './load-schedule.ts';

export const exec: Command = {
  usage: `
Usage: volnux exec JOB [-c PATH]… [--with NAME=VALUE]…

Runs the pipeline of one job now, in the foreground and without a daemon: fire time now, no hooks, no record.
Output of the steps as it is. Exit code 0: success, 1: the run failed. SIGINT and SIGTERM cancel it, a second one ends it at once.

  ${CONFIG_USAGE}
  --with NAME=VALUE   another value of a param of the job's pipeline, for this run`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...CONFIG_OPTION, with: { type: 'string', multiple: true } },
    });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) throw new UsageError('exec takes one job: volnux exec JOB');
    const config = await loadSchedule(configPaths(values.config, terminal), terminal);
    if (typeof config === 'number') return config;
    const job = findJob(config, id);
    const { trigger } = job;
    const mask = createMask(config.secrets);
    const params = hidden(mask, () => givenParams(job, values.with ?? []));

    const executor = maskedExecutor(startExecutor(), () => mask);
    const abort = new AbortController();
    const kill = new AbortController();
    onEndSignals(
      terminal,
      () => abort.abort(new Error('cancelled')),
      () => kill.abort(),
    );
    try {
      await runJob(
        job,
        { jobId: id, runId: randomUUID(), fireTime: Date.now(), timezone: trigger.timezone, params },
        {
          executor,
          signal: abort.signal,
          kill: kill.signal,
          onEvent: (_name, reason) => terminal.stderr.write(`volnux: ${mask.hide(reason)}\n`),
          onOutput: ({ stream, text }) => terminal[stream].write(`${text}\n`),
        },
      );
      return EXIT.ok;
    } catch (error) {
      terminal.stderr.write(`volnux: ${id} failed: ${mask.hide((error as Error).message)}\n`);
      return EXIT.no;
    } finally {
      await executor.close();
    }
  },
};

/** What `read` gives; a usage error that it throws has its secrets hidden. */
function hidden<T>(mask: Mask, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(mask.hide(error.message), { cause: error.cause }) : error;
  }
}
