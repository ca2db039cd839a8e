import { printable } from '../../config/diagnostic/printable.ts';
import { oneLine } from '../print/one-line.ts';
import type { AttemptRecord, OutputCut } from '../../store/steps/step-progress.ts';
import { bytesInWords } from '../print/bytes-in-words.ts';
import { shortSpan } from '../history/run-duration.ts';

/** A named line of what is shown of a run; `null`: there is none. */
type Field = readonly [name: string, text: string | null];

/** The steps for people, a line for each attempt in columns. `isGoing`: the run has not ended. */
export function stepLines(attempts: readonly AttemptRecord[], isGoing: boolean): readonly Field[] {
  const rows = attempts.map(({ stepId, attempt, outcome, startedAt, endedAt, outputBytes, reason }) => [
    `${printable(stepId)}${attempt === 1 ? '' : ` (attempt ${attempt})`}`,
    outcome ?? (isGoing ? 'running' : 'unknown'),
    endedAt === null ? '' : shortSpan(Math.max(0, endedAt - startedAt)),
    bytesInWords(outputBytes),
    oneLine(reason ?? ''),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row, index) => {
    const text = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    return [index === 0 ? 'steps' : '', text.trimEnd()];
  });
}

/** How much the run wrote, and what of that is not kept. */
export function outputLine(attempts: readonly AttemptRecord[], cut: Pick<OutputCut, 'lines' | 'bytes'> | null): Field {
  if (attempts.length === 0) return ['output', null];
  const bytes = bytesInWords(attempts.reduce((sum, { outputBytes }) => sum + outputBytes, 0));
  if (cut === null) return ['output', bytes];
  return ['output', `${bytes}; ${cut.lines.toLocaleString('en-US')} lines (${bytesInWords(cut.bytes)}) are left out`];
}
