/** A stretch of a file that can be parsed by itself. */
export interface TextPart {
  /** The key at the top of the file under which its entry stands, or `null`: its entry stands at the top. */
  readonly section: 'jobs' | 'pipelines' | null;
  /** The key of its one entry. */
  readonly key: string;
  /** Offset in the file. */
  readonly start: number;
  readonly end: number;
}

/** Keys that need no quotes, before a value on the same line or below. */
const KEY = /^ *([A-Za-z0-9_][A-Za-z0-9_.-]*):(?=[ \n]|$)/;
const SECTIONS: readonly string[] = ['jobs', 'pipelines'];

/**
 * Cuts a file at the entries of the map at its top, and of `jobs` and `pipelines`, where each entry begins a line of its own; `null` for any
 * other layout. Only lines are looked at: whether a part is what it seems to be, parsing it tells. A construct that goes on over a cut
 * leaves its beginning open, which is a mistake in the part where it begins.
 */
export function splitText(text: string): readonly TextPart[] | null {
  // Directives, tabs and other line ends: rare, and their rules are many.
  if (/[\t\r]|^(?:%|---|\.\.\.)/m.test(text)) return null;
  const top = cutAt(text, 0, text.length, 0);
  if (top === null) return null;
  const parts: TextPart[] = [];
  for (const part of top) {
    const inner = isSection(part.key) ? cutSection(text, part) : [{ ...part, section: null }];
    if (inner === null) return null;
    for (const each of inner) parts.push(each);
  }
  return parts;
}

interface Cut {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function isSection(key: string): key is 'jobs' | 'pipelines' {
  return SECTIONS.includes(key);
}

/** The entries of `jobs` or `pipelines`; the section as one part where it is not a map with an entry a line. */
function cutSection(text: string, part: Cut): readonly TextPart[] | null {
  const whole: readonly TextPart[] = [{ ...part, section: null }];
  const lineEnd = endOfLine(text, part.start);
  // Behind the key there may only be a comment.
  if (!/^[a-z]+: *(?:#.*)?$/.test(text.slice(part.start, lineEnd))) return whole;
  const first = /^( *)[^ #\n]/m.exec(text.slice(lineEnd + 1, part.end));
  const indent = first?.[1]?.length ?? 0;
  if (indent === 0) return whole;
  const inner = cutAt(text, lineEnd + 1, part.end, indent);
  return inner === null ? null : inner.map((each) => ({ ...each, section: part.key as TextPart['section'] }));
}

/** Cuts before every line that begins, after `indent` blanks, with a key; `null` where a line there is something else. */
function cutAt(text: string, from: number, to: number, indent: number): readonly Cut[] | null {
  const cuts: Cut[] = [];
  const seen = new Set<string>();
  const stretch = from === 0 && to === text.length ? text : text.slice(from, to);
  // Lines that begin at the indent, or before it: nothing may.
  const lines = new RegExp(`^ {0,${indent}}(?=[^ #\\n])`, 'gm');
  for (let found = lines.exec(stretch); found !== null; found = lines.exec(stretch)) {
    lines.lastIndex = found.index + found[0].length + 1;
    if (found[0].length < indent) return null;
    const line = stretch.slice(found.index, endOfLine(stretch, found.index));
    // Items of a list may begin in the column of their key.
    if (/^ *-(?: |$)/.test(line) && cuts.length > 0) continue;
    const key = KEY.exec(line)?.[1];
    if (key === undefined || seen.has(key)) return null;
    seen.add(key);
    cuts.push({ key, start: from + found.index, end: to });
  }
  // What stands before the first one belongs to none.
  if (/^ *[^ #\n]/m.test(text.slice(from, cuts[0]?.start ?? to))) return null;
  return cuts.map((cut, index) => ({ ...cut, end: cuts[index + 1]?.start ?? to }));
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
