import type { Mask } from '../config/secret/mask.ts';
import { MAX_LINE_BYTES } from '../executor/line-framing.ts';
import { linesOf } from '../executor/lines-of.ts';

/** Such a line, or a longer one, may be a piece of one: a piece may end before a character of several bytes. */
const LEAST_PIECE_BYTES = MAX_LINE_BYTES - 3;
/** A UTF-16 unit never takes more than three bytes: no shorter line need be counted. */
const LEAST_PIECE_UNITS = Math.floor(LEAST_PIECE_BYTES / 3);

/**
 * Hides secrets in the lines of one stream, also where a line is so long that it comes in pieces and a secret lies across two of
 * them. No secret has a line end in it, so that many lines are looked through at once.
 */
export class MaskedLines {
  readonly #maskNow: () => Mask;
  readonly #onLines: (text: string) => void;
  /** The end of the last piece, where a secret may begin. */
  #held = '';

  /** @param onLines gets lines, each closed by `\n`. */
  constructor(maskNow: () => Mask, onLines: (text: string) => void) {
    this.#maskNow = maskNow;
    this.#onLines = onLines;
  }

  /** Lines and pieces of lines, each closed by `\n`, in the order of the stream. */
  push(text: string): void {
    const mask = this.#maskNow();
    if (mask.longest === 0) this.end();
    if (this.#held === '' && (mask.longest === 0 || !hasPiece(text))) this.#onLines(mask.hide(text));
    else for (const line of linesOf(text)) this.#pushLine(line, mask);
  }

  /** Hands on what was kept back. */
  end(): void {
    if (this.#held !== '') this.#onLines(`${this.#maskNow().hide(this.#held)}\n`);
    this.#held = '';
  }

  #pushLine(line: string, { hide, cutNear, longest }: Mask): void {
    const text = this.#held + line;
    const end = isPiece(line) ? beforePair(text, cutNear(text, Math.max(0, text.length - longest + 1))) : text.length;
    const isLine = this.#held === '' && end === text.length;
    this.#held = text.slice(end);
    if (end > 0 || isLine) this.#onLines(`${hide(text.slice(0, end))}\n`);
  }
}

/** `end`, or one before it, so that no character of two UTF-16 units is torn. */
function beforePair(text: string, end: number): number {
  // A high surrogate is the first half of two.
  return end > 0 && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end;
}

/** Is one of the lines so long? Goes over the short ones in strides. */
function hasPiece(text: string): boolean {
  for (let start = 0; text.length - start > LEAST_PIECE_UNITS;) {
    const reached = text.lastIndexOf('\n', start + LEAST_PIECE_UNITS);
    const end = reached >= start ? reached : text.indexOf('\n', start);
    if (reached < start && isPiece(text.slice(start, end))) return true;
    start = end + 1;
  }
  return false;
}

/** May more of the line follow? */
function isPiece(line: string): boolean {
  return line.length >= LEAST_PIECE_UNITS && Buffer.byteLength(line) >= LEAST_PIECE_BYTES;
}
