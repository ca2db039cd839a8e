import type { Paint } from '../../config/diagnostic/render-pretty.ts';
import type { AppliedGeneration } from '../../store/store.ts';
import { localTime } from '../print/local-time.ts';
import { keptPlan, summaryOf } from './kept-plan.ts';
import { shortCommit } from './name-generation.ts';

const HEADINGS = ['gen', 'applied', 'commit', 'hash', 'changes'];
/** As much of a hash as tells two apart. */
const HASH_DIGITS = 8;

/** Generations for people, a line each below a line of headings. */
export function generationTable(all: readonly AppliedGeneration[], timezone: string, paint: Paint): string {
  const rows = all.map((each) => [
    String(each.generation),
    localTime(each.appliedAt, timezone, false),
    shortCommit(each.commit ?? ''),
    each.hash.slice(0, HASH_DIGITS),
    summaryOf(keptPlan(each)),
  ]);
  const widths = HEADINGS.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [paint('dim', line(HEADINGS)), ...rows.map(line), ''].join('\n');
}
