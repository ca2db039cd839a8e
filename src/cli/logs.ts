import { choice } from './arguments/choice.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { onEndSignals } from './end-signals.ts';
import { formatJson, formatText } from './print/format-entry.ts';
import { askHistory, findState, STATE_OPTION, STATE_USAGE, zoneOf } from './history/state-source.ts';
import { CONFIG_OPTION } from './load-schedule.ts';
import { findRun } from './logs/find-run.ts';
import { checkStep, readOutputFilter } from './logs/output-filter.ts';
import { showOutput, type ShownResult } from './logs/show-output.ts';
import { readCount } from './arguments/read-count.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const logs: Command = {
  usage: `
Usage: volnux logs RUN [-c PATH… | --state-dir PATH] [--step ID] [--attempt N] [--stream stdout|stderr]
                   [--tail N] [--follow] [--format text|json]

Shows what the steps of a run wrote, whether a runner is going or not. RUN is its id, or a beginning of it that no
other has, or a job, for its last run. Of long output the beginning and the end are kept (output.max_bytes); a line
says what is left out in between. A line longer than 64 KiB is shown, and counted, as several.

  ${STATE_USAGE}
  --step ID           only of this step
  --attempt N         only of this try of a step
  --stream STREAM     only stdout, or only stderr
  --tail N            the last N lines
  -f, --follow        goes on until the run has ended
  --format FORMAT     text (default) or json: a line each, as \`volnux run --log json\` has them`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('logs', {
      args,
      allowPositionals: true,
      options: {
        ...CONFIG_OPTION,
        ...STATE_OPTION,
        step: { type: 'string' },
        attempt: { type: 'string' },
        stream: { type: 'string' },
        tail: { type: 'string' },
        follow: { type: 'boolean', short: 'f' },
        format: { type: 'string' },
      },
    });
    const [text, ...more] = positionals;
    if (!text || more.length > 0) throw new UsageError('logs takes one run, or one job for its last run: volnux logs RUN');
    const format = choice('format', values.format, ['text', 'json']) === 'text' ? formatText : formatJson;
    const matches = readOutputFilter(values);
    const tail = values.tail === undefined ? null : readCount('tail', values.tail);
    const source = await findState(values, terminal);
    if (typeof source === 'number') return source;

    const { run, start } = askHistory(source, (history) => {
      const run = findRun(text, source, history);
      if (values.step !== undefined) checkStep(values.step, run, source, history);
      return { run, start: tail === null ? { after: 0, skip: 0 } : history.lastLines(run.runId, matches, tail) };
    });
    const end = new AbortController();
    if (values.follow)
      onEndSignals(
        terminal,
        () => end.abort(),
        () => {},
      );
    const result = await showOutput({
      source,
      run,
      timezone: zoneOf(run.record.jobId, source),
      matches,
      start,
      follow: values.follow ? end.signal : null,
      write: (entry) => terminal.stdout.write(format(entry)),
    });
    const isAll = values.step === undefined && values.attempt === undefined && values.stream === undefined;
    if (result.lines === 0 && !end.signal.aborted) terminal.stderr.write(nothing(run.runId, result, isAll));
    if (result.state === 'deserted')
      terminal.stderr.write(
        `volnux: no runner is going: run ${run.runId} was cut off, and the next start will tell it as interrupted\n`,
      );
    return EXIT.ok;
  },
};

function nothing(runId: string, { state }: ShownResult, isAll: boolean): string {
  return `volnux: no output of run ${runId} is recorded${isAll ? '' : ' of that kind'}${state === 'going' ? ' yet' : ''}\n`;
}
