import { linesOf } from '../../executor/lines-of.ts';
import { formatText, lastDrawn } from './format-entry.ts';
import type { LogEntry } from './log-entry.ts';

export type LogFormat = 'json' | 'text' | 'raw';

/** A text of short lines becomes many times as long: it is handed out in parts, so that nobody holds all of it. */
const PART_LENGTH = 64 * 1024;

/**
 * What is logged of lines of output, each closed by `\n`: as if each had an entry of its own that is else as `entry`, whose `msg` does not
 * matter. What all of them have in common is made once: there may be millions.
 */
export function* formatLines(format: LogFormat, entry: LogEntry, text: string): Generator<string> {
  if (format === 'raw') {
    yield text;
    return;
  }
  const formatLine = format === 'json' ? jsonLine(entry) : textLine(entry);
  let part = '';
  for (const line of linesOf(text)) {
    part += formatLine(line);
    if (part.length < PART_LENGTH) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}

/** As `formatJson`. */
function jsonLine(entry: LogEntry): (line: string) => string {
  const { time, level, msg: _, ...fields } = entry;
  const before = `${JSON.stringify({ time, level }).slice(0, -1)},"msg":`;
  const after = `,${JSON.stringify(fields).slice(1)}\n`;
  return (line) => before + JSON.stringify(line) + after;
}

/** As `formatText`. */
function textLine(entry: LogEntry): (line: string) => string {
  const before = formatText({ ...entry, msg: '' }).slice(0, -1);
  return (line) => `${before}${lastDrawn(line)}\n`;
}
