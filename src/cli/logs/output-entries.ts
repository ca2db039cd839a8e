import type { OutputBlock, OutputCut } from '../../store/steps/step-progress.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import { bytesInWords } from '../print/bytes-in-words.ts';
import { type LogEntry, outputEntry } from '../print/log-entry.ts';
import type { FoundRun } from './find-run.ts';

/** How lines of a run are told. */
export interface RunLines {
  readonly run: FoundRun;
  readonly timezone: string;
  readonly hide: (text: string) => string;
}

/** The lines of a block, without the first `skip`, as `volnux run` logs them. */
export function blockEntries(
  { run: { runId, record }, timezone, hide }: RunLines,
  { stepId, attempt, stream, at, text }: OutputBlock,
  skip: number,
): readonly LogEntry[] {
  const { jobId, fireTime } = record;
  const lines = text.split('\n').slice(skip, -1);
  const run = { jobId, runId, fireTime, timezone };
  return lines.map((line) => ({ ...outputEntry({ run, stepId, attempt, stream }, hide(line), at), attempt }));
}

/** The line that stands for what was left out. `at`: when what comes after it was written. */
export function cutEntry(
  { run, timezone }: RunLines,
  { lines, bytes }: Pick<OutputCut, 'lines' | 'bytes'>,
  at: number,
): LogEntry {
  const reason = `${lines.toLocaleString('en-US')} ${lines === 1 ? 'line' : 'lines'}, ${bytesInWords(bytes)}: more than output.max_bytes of the job keeps`;
  return { ...leftOut(run, timezone, at), reason, lines, bytes };
}

/** The line that stands for a gap of which nothing is known. */
export function gapEntry({ run, timezone }: RunLines, at: number): LogEntry {
  return { ...leftOut(run, timezone, at), reason: 'it could not be recorded, or was left out before it was read' };
}

function leftOut({ runId, record }: FoundRun, timezone: string, at: number): LogEntry {
  return { time: formatInstant(at, timezone), level: 'warn', msg: 'output left out', job: record.jobId, run: runId };
}
