import type { Config, Hook } from '../config/config.ts';
import { didYouMean } from '../config/diagnostic/closest.ts';
import { createMask } from '../config/secret/mask.ts';
import { EVENT_MASKS, type EventName } from '../event/event-mask.ts';
import { IS_ABOUT } from '../event/is-about.ts';
import { startExecutor } from '../executor/start-executor.ts';
import { describeHook } from '../hook/describe-hook.ts';
import type { NumberedHook } from '../hook/hook-dispatcher.ts';
import { madeUpEvent } from '../hook/made-up-event.ts';
import { maskEvent } from '../hook/mask-event.ts';
import { tryHook } from '../hook/try-hook.ts';
import { maskedExecutor } from '../run/masked-executor.ts';
import { systemClock } from '../scheduler/clock.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { onEndSignals } from './end-signals.ts';
import { findJob } from './arguments/find-job.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, loadSchedule } from './load-schedule.ts';
import { readArguments } from './arguments/read-arguments.ts';

export const hooks: Command = {
  usage: `
Usage: volnux hooks test [JOB] [-c PATH]… [--event EVENT] [--hook N]

Calls the hooks of a job that listen to the event, those of the file and its pipeline included, as if it had
happened; without JOB those of the file, for an event that is about no job. One after the other, by the way that
events take, retries included; rate limits do not count. Hooks are told that it is a test: \`test: true\`,
VOLNUX_TEST=1.
Exit code 0: all of them did what they should, 1: one failed.

  ${CONFIG_USAGE}
  --event EVENT       the event to make up (default: job_error with JOB, else config_rejected)
  --hook N            this one alone, whatever it listens to: the number that it has in the answer`,

  async run(args, terminal) {
    const { values, positionals } = readArguments('hooks', {
      args,
      allowPositionals: true,
      options: { ...CONFIG_OPTION, event: { type: 'string' }, hook: { type: 'string' } },
    });
    const [action, jobId = null, ...more] = positionals;
    if (action !== 'test' || more.length > 0)
      throw new UsageError('hooks takes a verb, and perhaps a job: volnux hooks test [JOB]');
    const name = eventName(values.event ?? (jobId === null ? 'config_rejected' : 'job_error'));
    if (jobId === null && IS_ABOUT[name] === 'job')
      throw new UsageError(`${name} is about a job: volnux hooks test JOB --event ${name}`);
    const config = await loadSchedule(configPaths(values.config, terminal), terminal);
    if (typeof config === 'number') return config;
    const { all, timezone } = hooksOf(config, jobId);
    const chosen = chooseHooks(all, name, values.hook);

    const mask = createMask(config.secrets);
    const executor = maskedExecutor(startExecutor(), () => mask);
    onEndSignals(
      terminal,
      () => void executor.close(),
      () => {},
    );
    const event = maskEvent(madeUpEvent(name, jobId, Date.now()), mask);
    const write = (text: string): unknown => terminal.stdout.write(`${mask.hide(text)}\n`);
    let hasFailed = false;
    try {
      for (const { hook, number } of chosen) {
        write(`${number}. ${describeHook(hook)}`);
        const onOutput = (line: string): unknown => write(`   | ${line}`);
        const onRetry = (message: string): unknown => write(`   ${message}`);
        const { failure, durationMs } = await tryHook({ hook, number }, event, {
          executor,
          clock: systemClock,
          timezone,
          onOutput,
          onRetry,
        });
        hasFailed ||= failure !== null;
        write(`   ${failure === null ? 'ok' : `failed: ${failure}`}, after ${(durationMs / 1000).toFixed(3)}s`);
      }
    } finally {
      await executor.close();
    }
    return hasFailed ? EXIT.no : EXIT.ok;
  },
};

function eventName(text: string): EventName {
  if (Object.hasOwn(EVENT_MASKS, text)) return text as EventName;
  const names = Object.keys(EVENT_MASKS);
  throw new UsageError(`there is no event "${text}"; ${didYouMean(text, names) ?? `the events are ${names.join(', ')}`}`);
}

function hooksOf(config: Config, jobId: string | null): { all: readonly Hook[]; timezone: string } {
  if (jobId === null) return { all: config.hooks, timezone: config.timezone };
  const job = findJob(config, jobId);
  return { all: job.hooks, timezone: job.trigger.timezone };
}

/** Those that listen to the event, or the one that was asked for, made to listen. Throws `UsageError` where there is none. */
function chooseHooks(all: readonly Hook[], name: EventName, asked: string | undefined): readonly NumberedHook[] {
  const numbered = all.map((hook, index) => ({ hook, number: index + 1 }));
  const list = numbered.map(({ hook, number }) => `\n  ${number}. ${describeHook(hook)} on ${hook.on.join(', ')}`).join('');
  const there = list === '' ? 'there are none' : `there are:${list}`;
  if (asked === undefined) {
    const listening = numbered.filter(({ hook }) => hook.on.includes(name));
    if (listening.length > 0) return listening;
    const ways = list === '' ? 'volnux hooks test JOB tries those of a job' : '--event or --hook N tries one of them';
    throw new UsageError(`no hook listens to ${name}; ${ways}; ${there}`);
  }
  const found = numbered.find(({ number }) => String(number) === asked);
  if (found === undefined) throw new UsageError(`there is no hook "${asked}"; ${there}`);
  return [{ ...found, hook: { ...found.hook, on: [name] } }];
}
