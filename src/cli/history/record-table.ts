import { oneLine } from '../print/one-line.ts';
import type { Paint } from '../../config/diagnostic/render-pretty.ts';
import { type KeptRecord, type State, stateOf } from '../../store/history/history.ts';
import { localTime } from '../print/local-time.ts';
import { latenessOf } from './lateness.ts';
import { durationOf, shortSpan } from './run-duration.ts';
import { zoneOf, type StateSource } from './state-source.ts';

const STYLES: Readonly<Partial<Record<State, 'red' | 'yellow' | 'cyan' | 'dim'>>> = {
  failure: 'red',
  timeout: 'red',
  interrupted: 'red',
  cancelled: 'yellow',
  missed: 'yellow',
  skipped: 'yellow',
  coalesced: 'dim',
  running: 'cyan',
  waiting: 'cyan',
};

/** `volnux runs show` has the rest. */
const WIDEST_REASON = 120;

/** Records for people, a line each below a line of headings; no column of jobs where all are of one that was asked for. */
export function recordTable(
  records: readonly KeptRecord[],
  source: Pick<StateSource, 'jobs' | 'timezone'>,
  { isOneJob, paint }: { readonly isOneJob: boolean; readonly paint: Paint },
): string {
  const hasMs = records.some(({ fireTime }) => fireTime % 1000 !== 0);
  const rows = records.map((record) => {
    const { jobId, fireTime, generation, runId, reason } = record;
    const duration = durationOf(record);
    return [
      localTime(fireTime, zoneOf(jobId, source), hasMs),
      ...(isOneJob ? [] : [jobId]),
      stateOf(record),
      duration === null ? '' : shortSpan(duration),
      latenessInWords(record, source),
      generation === null ? '' : String(generation),
      runId ?? '',
      cut(oneLine(reason ?? '')),
    ];
  });
  const headings = ['fire time', ...(isOneJob ? [] : ['job']), 'outcome', 'duration', 'late', 'gen', 'run', 'reason'];
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (row: readonly string[]): string[] => row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
  const outcomeColumn = isOneJob ? 1 : 2;
  const lines = rows.map((row, index) => {
    const record = records[index];
    const style = record && STYLES[stateOf(record)];
    return lineOf(row).map((cell, column) => (column === outcomeColumn && style !== undefined ? paint(style, cell) : cell));
  });
  const heading = paint('dim', lineOf(headings).join('  ').trimEnd());
  return [heading, ...lines.map((cells) => cells.join('  ').trimEnd()), ''].join('\n');
}

function latenessInWords(record: KeptRecord, source: Pick<StateSource, 'jobs'>): string {
  if (record.isBackfill) return 'backfill';
  const lateMs = latenessOf(record, source.jobs.get(record.jobId) ?? null);
  return lateMs === null ? '' : shortSpan(lateMs);
}

function cut(text: string): string {
  return text.length > WIDEST_REASON ? `${text.slice(0, WIDEST_REASON)}…` : text;
}
