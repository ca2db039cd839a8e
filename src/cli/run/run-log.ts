import type { VolnuxEvent } from '../../event/event.ts';
import type { StepOutput } from '../../run/attempt-step.ts';
import type { RunnerObserver } from '../../runner/announcements.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import type { Terminal } from '../command.ts';
import type { LogFormat } from '../print/format-lines.ts';
import { eventEntry, hookOutputEntry, hookRetryEntry, outputEntry, type LogEntry } from '../print/log-entry.ts';
import { createLogWriter, type LogWriter } from './log-writer.ts';

/**
 * The log of a runner. As JSON it has every event, each in the zone of its job; for people all lines have the clock of one zone, the schedule's, and
 * those for each job that is there at the start are left out: the line after them counts them.
 */
export class RunLog implements RunnerObserver {
  readonly #writer: LogWriter;
  readonly #isForPeople: boolean;
  /** That of the schedule, once an event has told it. */
  #timezone = 'UTC';
  /** Of jobs, from before the first config is in force; `null`: it is. */
  #early: (readonly [VolnuxEvent, string])[] | null = [];

  constructor(format: LogFormat, terminal: Pick<Terminal, 'stdout' | 'stderr'>) {
    this.#isForPeople = format !== 'json';
    this.#writer = createLogWriter(format, terminal);
  }

  readonly onEvent = (event: VolnuxEvent, timezone: string): void => {
    if (event.jobId === null) this.#timezone = timezone;
    else if (this.#isForPeople && this.#early !== null) return void this.#early.push([event, timezone]);
    this.#tell(eventEntry(event, timezone));
    if (event.name !== 'config_applied' || this.#early === null) return;
    const early = this.#early;
    this.#early = null;
    for (const [event, timezone] of early) if (event.name !== 'job_added') this.onEvent(event, timezone);
  };

  readonly onStepOutput = (output: StepOutput): void =>
    this.#writer.writeLines(this.#timed(outputEntry(output, '', Date.now())), output.text);

  readonly onHookOutput = (event: VolnuxEvent, line: string, number: number, timezone: string): void =>
    this.#tell(hookOutputEntry(event, line, number, Date.now(), timezone));

  readonly onHookRetry = (event: VolnuxEvent, reason: string, timezone: string): void =>
    this.#tell(hookRetryEntry(event, reason, Date.now(), timezone));

  readonly onFailure = (error: Error): void =>
    this.note('error', 'internal failure', { reason: error.message, exception: error.stack ?? error.message });

  /** A line about no job, now. */
  note(level: LogEntry['level'], msg: string, fields: Partial<LogEntry> = {}): void {
    this.#tell({ time: formatInstant(Date.now(), this.#timezone), level, msg, ...fields });
  }

  #tell(entry: LogEntry): void {
    this.#writer.write(this.#timed(entry));
  }

  #timed(entry: LogEntry): LogEntry {
    return this.#isForPeople ? { ...entry, time: formatInstant(Date.parse(entry.time), this.#timezone) } : entry;
  }
}
