import { maskSecrets } from '../secret/written-secret.ts';

/** A file's text, and where its lines are. */
export interface SourceText {
  /** The path to name in diagnostics. */
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** Line and column (from 1) of an offset, with the offsets between which its line stands (the line end excluded). */
  positionOf(offset: number): { line: number; column: number; lineStart: number; lineEnd: number };
  /** A line to show, secrets in it masked. */
  excerptOf(lineStart: number, lineEnd: number): string;
}

/** Lines end at LF or CRLF, as YAML 1.2 has it. The index of lines is made at the first question: a valid file needs none. */
export function createSourceText(file: string, text: string): SourceText {
  let lineStarts: readonly number[] | undefined;
  // A file may be one line of megabytes, with thousands of mistakes on it.
  const excerpts = new Map<number, string>();
  return {
    file,
    text,
    positionOf(offset) {
      lineStarts ??= findLineStarts(text);
      const index = lastAtOrBefore(lineStarts, offset);
      const lineStart = lineStarts[index] ?? 0;
      const nextLine = lineStarts[index + 1];
      let lineEnd = nextLine === undefined ? text.length : nextLine - 1;
      if (lineEnd > lineStart && text[lineEnd - 1] === '\r') lineEnd--;
      return { line: index + 1, column: offset - lineStart + 1, lineStart, lineEnd };
    },
    excerptOf(lineStart, lineEnd) {
      let excerpt = excerpts.get(lineStart);
      if (excerpt === undefined) excerpts.set(lineStart, (excerpt = maskSecrets(text.slice(lineStart, lineEnd))));
      return excerpt;
    },
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastAtOrBefore(sorted: readonly number[], offset: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
