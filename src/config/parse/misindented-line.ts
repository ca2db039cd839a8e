import { parseDocument } from 'yaml';
import type { Range } from '../diagnostic/problem.ts';

/** A line whose indentation is at fault. */
export interface MisindentedLine {
  /** Of what the line says. */
  readonly range: Range;
  /** How many blanks would be right. */
  readonly blanks: number;
}

/** Beyond that many characters trying takes longer than it is worth. */
const LONGEST_SECTION = 50_000;

/**
 * The line to blame for what the parser noticed at `offset`, a line later or far below: the one that leaves no mistake there when it is
 * indented as its neighbours are. Of several, the one that is indented as few others are. `null` when it is not a matter of indentation.
 */
export function misindentedLine(text: string, offset: number): MisindentedLine | null {
  const section = sectionAround(text, offset);
  if (section.text.length > LONGEST_SECTION) return null;
  const lines = section.text.split('\n');
  const starts = startsOf(lines);
  const before = mistakesIn(lines);
  const noticed = starts.findLastIndex((start) => start <= offset - section.start);
  const mended = suspectsNear(lines, noticed).flatMap(({ index, goals }) => {
    const isMended = (blanks: number): boolean => {
      const changed = lines.with(index, ' '.repeat(blanks) + lines[index]?.trimStart());
      const left = mistakesIn(changed);
      const end = changed.slice(0, Math.max(noticed, index) + 1).join('\n').length;
      return left.length < before.length && left.every((at) => at > end);
    };
    const blanks = goals.find(isMended);
    return blanks === undefined ? [] : [{ index, blanks }];
  });
  const all = text.split('\n');
  const [best] = mended.toSorted((a, b) => commonness(all, lines[a.index]) - commonness(all, lines[b.index]));
  if (best === undefined) return null;
  const line = lines[best.index] ?? '';
  const start = section.start + (starts[best.index] ?? 0) + depthOf(line);
  return { range: { start, end: start + line.trim().length }, blanks: best.blanks };
}

/** The entry at the top of the file in which `offset` is. */
function sectionAround(text: string, offset: number): { text: string; start: number } {
  const isTop = (at: number): boolean => /[^\s#-]/.test(text[at] ?? '');
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  // In front of the second line stands an end of line at the very beginning, maybe.
  while (start > 1 && !isTop(start)) start = text.lastIndexOf('\n', start - 2) + 1;
  let end = text.indexOf('\n', offset) + 1 || text.length;
  while (end < text.length && !isTop(end)) end = text.indexOf('\n', end) + 1 || text.length;
  return { text: text.slice(start, end), start };
}

function startsOf(lines: readonly string[]): readonly number[] {
  let at = 0;
  return lines.map((line) => (at += line.length + 1) - line.length - 1);
}

/** Lines that may be at fault, the likeliest first, and the depths at which each could be right. */
function suspectsNear(lines: readonly string[], noticed: number): readonly { index: number; goals: readonly number[] }[] {
  const all = lines.flatMap((line, index) => (/^\s*(?:#|$)/.test(line) ? [] : [index]));
  const at = all.findIndex((index) => index >= noticed);
  const depth = depthOf(lines[all[at] ?? -1] ?? '');
  const owner = all.findLastIndex((index, position) => position < at && depthOf(lines[index] ?? '') < depth);
  const positions = [...new Set([at, at - 1, at + 1, owner, owner + 1, 1])].filter(
    (position) => position > 0 && position < all.length,
  );
  return positions.map((position) => {
    const near = [position - 1, position + 1, position + 2, at, owner + 1].flatMap((other) => lines[all[other] ?? -1] ?? []);
    const depths = near.map(depthOf);
    return { index: all[position] ?? 0, goals: [...new Set([...depths, (depths[0] ?? 0) + 2])] };
  });
}

/** Where the parser finds mistakes. */
function mistakesIn(lines: readonly string[]): readonly number[] {
  const { errors } = parseDocument(lines.join('\n'), { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  return errors.map(({ pos }) => pos[0]);
}

/** How many lines are indented as this one is; tabs never are. */
function commonness(lines: readonly string[], line = ''): number {
  if (line.slice(0, depthOf(line)).includes('\t')) return 0;
  return lines.filter((other) => depthOf(other) === depthOf(line)).length;
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}
