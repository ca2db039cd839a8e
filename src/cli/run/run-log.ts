import type { VolnuxEvent } from '../../event/event.ts';
import type { OutputLine } from '../../run/attempt-step.ts';
import type { RunnerObserver } from '../../runner/announcements.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import { boundedWriter } from '../print/bounded-writer.ts';
import type { Terminal } from '../command.ts';
import { formatJson, formatRaw, formatText } from '../print/format-entry.ts';
import { eventEntry, hookOutputEntry, isOutput, outputEntry, type LogEntry } from '../print/log-entry.ts';

/** How the log may be written. */
export type LogFormat = 'json' | 'text' | 'raw';

/**
 * The log of a runner. As JSON it has every event, each in the zone of its job; for people all lines have the clock of one zone, the schedule's, and
 * those for each job that is there at the start are left out: the line after them counts them.
 */
export class RunLog implements RunnerObserver {
  readonly #write: (entry: LogEntry) => void;
  readonly #isForPeople: boolean;
  /** That of the schedule, once an event has told it. */
  #timezone = 'UTC';
  /** Of jobs, from before the first config is in force; `null`: it is. */
  #early: (readonly [VolnuxEvent, string])[] | null = [];

  constructor(format: LogFormat, terminal: Pick<Terminal, 'stdout' | 'stderr'>) {
    this.#isForPeople = format !== 'json';
    this.#write = entryWriter(format, terminal);
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

  readonly onStepOutput = (line: OutputLine): void => this.#tell(outputEntry(line, Date.now()));

  readonly onHookOutput = (event: VolnuxEvent, line: string, timezone: string): void =>
    this.#tell(hookOutputEntry(event, line, Date.now(), timezone));

  readonly onFailure = (error: Error): void =>
    this.note('error', 'internal failure', { reason: error.message, exception: error.stack ?? error.message });

  /** A line about no job, now. */
  note(level: LogEntry['level'], msg: string, fields: Partial<LogEntry> = {}): void {
    this.#tell({ time: formatInstant(Date.now(), this.#timezone), level, msg, ...fields });
  }

  #tell(entry: LogEntry): void {
    this.#write(this.#isForPeople ? { ...entry, time: formatInstant(Date.parse(entry.time), this.#timezone) } : entry);
  }
}

function entryWriter(format: LogFormat, { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>): (entry: LogEntry) => void {
  const told = format === 'raw' ? stderr : stdout;
  const formatTold = format === 'json' ? formatJson : formatText;
  const tell = boundedWriter(told, writeDropped);
  if (format !== 'raw') return (entry) => tell(formatTold(entry));
  // What is between the lines of steps would not be theirs: how many are missing is told apart.
  const write = boundedWriter(stdout, (count) => {
    tell(writeDropped(count));
    return '';
  });
  return (entry) => (isOutput(entry) ? write(formatRaw(entry)) : tell(formatText(entry)));

  function writeDropped(count: number): string {
    const msg = `${count} log lines dropped: nobody reads them`;
    return formatTold({ time: new Date().toISOString(), level: 'warn', msg });
  }
}
