import { createMask } from '../config/secret/mask.ts';
import { linesOf } from '../executor/lines-of.ts';
import { startExecutor } from '../executor/start-executor.ts';
import { systemClock } from '../scheduler/clock.ts';
import { maskedExecutor } from '../run/masked-executor.ts';
import { StepRecorder } from '../store/steps/step-recorder.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { formatInstant } from '../trigger/zone/format-instant.ts';
import { chosenLine, drySummary, progressLine, summary, timesOf } from './backfill/backfill-sentences.ts';
import { choiceOfJob } from './backfill/choice-of-job.ts';
import { ASKED_FOR, type Choice, outcomesMadeUp } from './backfill/choose-fire-times.ts';
import { readAgain } from './backfill/read-again.ts';
import { readStretch } from './backfill/read-stretch.ts';
import { type BackfillRun, runFireTimes } from './backfill/run-fire-times.ts';
import { choice } from './arguments/choice.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { onEndSignals } from './end-signals.ts';
import { findJob } from './arguments/find-job.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, loadSchedule } from './load-schedule.ts';
import { readCount } from './arguments/read-count.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const backfill: Command = {
  usage: `
Usage: volnux backfill JOB --from TIME [--to TIME] [-c PATH]… [--max-parallel N] [--again LIST] [--dry-run]
                       [--format text|json]

Runs a job, in the foreground, for the past fire times of its trigger that have not run: those without a record, and
those that were missed or interrupted. What succeeded is left alone, so the same command can be given again and goes
on where it stopped. Each run is recorded, as made by a backfill, and its steps see VOLNUX_BACKFILL=1; no hook is
told, and no job follows it. No runner may be going on the same state directory. SIGINT and SIGTERM begin no further
run, a second one ends those that are going.
Exit code 0: all succeeded, 1: one did not, or was not begun.

  ${CONFIG_USAGE}
  --from TIME         the first fire time: 2027-03-28, 2027-03-28T02:30:00 (in the zone of the job), or with Z or +01:00
  --to TIME           before this one (default, and latest: now)
  --max-parallel N    so many runs at the same time (default 1), whatever max_instances says
  --again LIST        these as well: ${ASKED_FOR.join(', ')}; with commas
  --dry-run           show what would run; this may be asked while a runner is going
  --format FORMAT     text (default) or json: {"job", "from", "to", "runs": [{"fire_time", "run", "outcome", "reason",
                      "duration_ms"}], "left", "not_begun"}; with --dry-run {"fire_time", "before"} for each`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('backfill', {
      args,
      allowPositionals: true,
      options: {
        ...CONFIG_OPTION,
        from: { type: 'string' },
        to: { type: 'string' },
        'max-parallel': { type: 'string' },
        again: { type: 'string', multiple: true },
        'dry-run': { type: 'boolean' },
        format: { type: 'string' },
      },
    });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) throw new UsageError('backfill takes one job: volnux backfill JOB --from TIME');
    const isJson = choice('format', values.format, ['text', 'json']) === 'json';
    const maxParallel = readCount('max-parallel', values['max-parallel'] ?? '1');
    const askedFor = readAgain(values.again ?? []);
    const config = await loadSchedule(configPaths(values.config, terminal), terminal);
    if (typeof config === 'number') return config;
    const job = findJob(config, id);
    const { timezone } = job.trigger;
    const stretch = readStretch(values, timezone, Date.now());
    const { state } = config.runner;
    if (state === ':memory:')
      throw new UsageError('runner.state is :memory:, which keeps no record of what ran; name a directory');

    const print = (lines: readonly string[]): unknown => terminal.stdout.write(lines.map((line) => `${line}\n`).join(''));
    const told = { job: id, from: formatInstant(stretch.from, timezone), to: formatInstant(stretch.to, timezone) };
    const printJson = (runs: readonly object[], { left }: Choice, rest: object): unknown =>
      print([JSON.stringify({ ...told, runs, left: Object.fromEntries(left), ...rest }, null, 2)]);

    if (values['dry-run']) {
      const found = choiceOfJob(job, stretch, config, askedFor);
      const times = timesOf(found.chosen, timezone);
      const shown = found.chosen.map(({ fireTime, before }) => ({ fire_time: formatInstant(fireTime, timezone), before }));
      if (isJson) printJson(shown, found, {});
      else print([...found.chosen.map((each) => chosenLine(each, times)), ...drySummary(id, found)]);
      return EXIT.ok;
    }

    const mask = createMask(config.secrets);
    const tellFailure = (error: Error): unknown =>
      terminal.stderr.write(`volnux: output is not kept: ${mask.hide(error.message)}\n`);
    const [drain, kill] = [new AbortController(), new AbortController()];
    onEndSignals(
      terminal,
      () => drain.abort(),
      () => kill.abort(new Error('the backfill was told to end at once')),
    );
    await using owned = new AsyncDisposableStack();
    const store = owned.adopt(openSqliteStore(state), (store) => store.close());
    const recorder = owned.adopt(new StepRecorder({ store, after: systemClock.after, onFailure: tellFailure }), (recorder) =>
      recorder.close(),
    );
    const former = config.moves.get(id);
    if (former !== undefined) await store.moveJobs(new Map([[id, former]]));
    const found = choiceOfJob(job, stretch, config, askedFor);
    const times = timesOf(found.chosen, timezone);
    const executor = owned.adopt(
      maskedExecutor(startExecutor(), () => mask),
      (executor) => executor.close(),
    );
    const runs: BackfillRun[] = [];
    await runFireTimes(
      found.chosen.map(({ fireTime }) => fireTime),
      {
        job,
        store,
        executor,
        recorder,
        maxParallel,
        madeUp: outcomesMadeUp(askedFor),
        drain: drain.signal,
        kill: kill.signal,
        hide: mask.hide,
        onOutput: ({ run, text }) => {
          const about = `${formatInstant(run.fireTime, timezone)} | `;
          for (const line of linesOf(text)) terminal.stderr.write(`${about}${line}\n`);
        },
        onEnd: (run) => {
          runs.push(run);
          if (!isJson) print([progressLine(run, runs.length, found.chosen.length, times)]);
        },
      },
    );
    const notBegun = found.chosen.length - runs.length;
    if (isJson)
      printJson(
        runs.map((run) => runJson(run, timezone)),
        found,
        { not_begun: notBegun },
      );
    else print(summary(id, runs, found));
    return notBegun === 0 && runs.every(({ outcome }) => outcome === 'success') ? EXIT.ok : EXIT.no;
  },
};

function runJson({ fireTime, runId, outcome, reason, durationMs }: BackfillRun, timezone: string): object {
  return { fire_time: formatInstant(fireTime, timezone), run: runId, outcome, reason, duration_ms: durationMs };
}
