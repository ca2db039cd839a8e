import { randomUUID } from 'node:crypto';
import { createMask, type Mask } from '../config/secret/mask.ts';
import { startExecutor } from '../executor/start-executor.ts';
import { maskedExecutor } from '../run/masked-executor.ts';
import { runJob } from '../run/run-job.ts';
import { systemClock } from '../scheduler/clock.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';
import { zoneNamed } from '../trigger/zone/zone.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { endInWords, onEndSignals } from './end-signals.ts';
import { onlyStep } from './exec/only-step.ts';
import type { PlannedStep } from './exec/step-board.ts';
import { displayRun } from './exec/run-display.ts';
import { findJob } from './arguments/find-job.ts';
import { givenParams } from './arguments/given-params.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, loadSchedule } from './load-schedule.ts';
import { clockChangeOfTime, readTime } from './arguments/read-time.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const exec: Command = {
  usage: `
Usage: volnux exec JOB [-c PATH]… [--step ID] [--with NAME=VALUE]… [--fire-time TIME]

Runs the pipeline of one job now, in the foreground and without a daemon: no hooks, no record. On a terminal the
steps are shown as they go on; else standard output and error have the lines that the steps write, and standard error
tells of the steps where there are several. Output is text, line by line: bytes that are no UTF-8 become U+FFFD, \\r\\n
becomes \\n, the last line gets a line end, and so does each 64 KiB of a longer line.
SIGINT and SIGTERM cancel the run, a second one ends it at once. It is cancelled, too, when the reader of its output
goes (\`| head\`). A full disk does not end it: that output is lost is told on standard error.
Exit code 0: success, 1: the run failed or was cancelled, 2: wrong usage, or the output could not be written.

  ${CONFIG_USAGE}
  --step ID           this step alone, whatever its condition: those that it needs do not run, what they would hand
                      on is not there, the run is not tried again
  --fire-time TIME    what the steps are told the run is for: 2027-03-28T02:30:00, in the zone of the job, or with
                      an offset (default: now)
  --with NAME=VALUE   another value of a param of the job's pipeline, for this run`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('exec', {
      args,
      allowPositionals: true,
      options: {
        ...CONFIG_OPTION,
        step: { type: 'string' },
        with: { type: 'string', multiple: true },
        'fire-time': { type: 'string' },
      },
    });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) throw new UsageError('exec takes one job: volnux exec JOB');
    const config = await loadSchedule(configPaths(values.config, terminal), terminal);
    if (typeof config === 'number') return config;
    const job = findJob(config, id);
    const { timezone } = job.trigger;
    const shown = values.step === undefined ? job : onlyStep(job, values.step);
    const { pipeline } = shown;
    const written = values['fire-time'];
    const fireTime = written === undefined ? Date.now() : readTime('fire-time', written, zoneNamed(timezone));
    const moved = written === undefined ? null : clockChangeOfTime('fire-time', written, fireTime, zoneNamed(timezone));
    if (moved !== null) terminal.stderr.write(`volnux: ${moved}\n`);
    const mask = createMask(config.secrets);
    const params = hidden(mask, () => givenParams(job, values.with ?? []));

    const executor = maskedExecutor(startExecutor(), () => mask);
    const abort = new AbortController();
    const kill = new AbortController();
    const title = mask.hide(`${id}  ${formatInstant(fireTime, timezone)}`);
    const display = displayRun({
      terminal,
      steps: shownSteps([...pipeline.steps, ...pipeline.finally], mask),
      title,
      clock: systemClock,
    });
    onEndSignals(
      terminal,
      (signal) => {
        abort.abort(new Error('cancelled'));
        display.note(`volnux: cancelling: ${endInWords(signal)}; a second signal ends the run at once`);
      },
      () => kill.abort(),
    );
    let failure: Error | null = null;
    try {
      await runJob(
        shown,
        { jobId: id, runId: randomUUID(), fireTime, timezone, params },
        {
          executor,
          signal: abort.signal,
          kill: kill.signal,
          onEvent: (_name, reason, stepId, retryAt) => {
            if (stepId !== null && retryAt !== undefined) display.onRetry(mask.hide(stepId), retryAt);
            display.note(`volnux: ${mask.hide(reason)}`);
          },
          onStep: (event) => display.onStep({ ...event, stepId: mask.hide(event.stepId) }),
          onOutput: (output) => display.onOutput({ ...output, stepId: mask.hide(output.stepId) }),
        },
      );
    } catch (error) {
      failure = error as Error;
    } finally {
      display.end();
      await executor.close();
    }
    if (failure === null) return EXIT.ok;
    terminal.stderr.write(`volnux: ${id} failed: ${mask.hide(failure.message)}\n`);
    return EXIT.no;
  },
};

/** An id may be made of a variable. */
function shownSteps(steps: readonly PlannedStep[], { hide }: Mask): readonly PlannedStep[] {
  return steps.map(({ id, needs }) => ({ id: hide(id), needs: needs.map(hide) }));
}

/** What `read` gives; a usage error that it throws has its secrets hidden. */
function hidden<T>(mask: Mask, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(mask.hide(error.message), { cause: error.cause }) : error;
  }
}
