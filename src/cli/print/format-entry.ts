import { isOutput, type LogEntry } from './log-entry.ts';

/** One JSON object on one line. */
export function formatJson(entry: LogEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** The text of a line of output alone. */
export function formatRaw({ msg }: LogEntry): string {
  return `${msg}\n`;
}

/** For people: clock time, job, what happened; several lines where the text has them. */
export function formatText(entry: LogEntry): string {
  const head = `${entry.time.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM:SS'.length)} ${MARKS[entry.level]} ${subject(entry)}`;
  return `${head}${describe(entry)
    .split('\n')
    .join(`\n${' '.repeat(head.length)}`)}\n`;
}

const MARKS = { info: ' ', warn: '!', error: 'x' } as const;

function subject(entry: LogEntry): string {
  const { job, step, stream } = entry;
  // An event says in its sentence which step it is about.
  const isOfJob = step === undefined || step === job || !isOutput(entry);
  const name = job === undefined ? '' : `${job}${isOfJob ? '' : `/${step}`}`;
  return `${name.padEnd(22)} ${stream === undefined ? '' : '| '}`;
}

function describe(entry: LogEntry): string {
  if (isOutput(entry)) return `${entry.hook === undefined ? '' : `hook ${entry.hook_number} | `}${lastDrawn(entry.msg)}`;
  const details = [
    // A run that has ended began with a line that says what it is for.
    entry.duration_ms === undefined ? entry.fire_time && `for ${entry.fire_time}` : `after ${entry.duration_ms / 1000}s`,
    entry.reason && `- ${entry.reason}`,
  ].filter((detail) => detail !== undefined);
  const exception = entry.event === 'config_rejected' && entry.exception ? `\n${entry.exception}` : '';
  return [entry.msg, ...details].join(' ') + exception;
}

/** What a terminal would show in the end of a line that is drawn again and again, as progress bars are. */
export function lastDrawn(text: string): string {
  if (!text.includes('\r')) return text;
  return text.split('\r').findLast((drawn) => drawn !== '') ?? '';
}
