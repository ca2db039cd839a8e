import { boundedWriter } from '../print/bounded-writer.ts';
import type { Terminal } from '../command.ts';
import { formatJson, formatRaw, formatText } from '../print/format-entry.ts';
import { formatLines, type LogFormat } from '../print/format-lines.ts';
import { isOutput, type LogEntry } from '../print/log-entry.ts';

/** Where a runner tells what happens. */
export interface LogWriter {
  readonly write: (entry: LogEntry) => void;
  /** Of each line of `text`, which a step wrote, an entry that is else as this one. */
  readonly writeLines: (entry: LogEntry, text: string) => void;
}

/** Writes in this format to standard output; with `raw` what steps and hooks write alone, and the rest to standard error. */
export function createLogWriter(format: LogFormat, { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>): LogWriter {
  const formatTold = format === 'json' ? formatJson : formatText;
  const writeDropped = (count: number): string => {
    const msg = `${count} log lines dropped: nobody reads them`;
    return formatTold({ time: new Date().toISOString(), level: 'warn', msg });
  };
  const tell = boundedWriter(format === 'raw' ? stderr : stdout, writeDropped);
  // What is between the raw lines of steps would not be theirs: how many are missing is told apart.
  const writeRaw = boundedWriter(stdout, (count) => {
    tell(writeDropped(count));
    return '';
  });
  const writeOutput = format === 'raw' ? writeRaw : tell;
  return {
    write: (entry) => (format === 'raw' && isOutput(entry) ? writeRaw(formatRaw(entry)) : tell(formatTold(entry))),
    writeLines: (entry, text) => {
      for (const lines of formatLines(format, entry, text)) writeOutput(lines);
    },
  };
}
