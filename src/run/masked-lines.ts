import type { Mask } from '../config/secret/mask.ts';
import { MAX_LINE_BYTES } from '../executor/line-framing.ts';

/**
 * Hides secrets in the lines of one stream, also where a line is so long that it comes in pieces and a secret lies across two of
 * them.
 */
export class MaskedLines {
  readonly #maskNow: () => Mask;
  readonly #onLine: (line: string) => void;
  /** The end of the last piece, where a secret may begin. */
  #held = '';

  constructor(maskNow: () => Mask, onLine: (line: string) => void) {
    this.#maskNow = maskNow;
    this.#onLine = onLine;
  }

  /** A line, or a piece of one, in the order of the stream. */
  push(line: string): void {
    const { hide, cutNear, longest } = this.#maskNow();
    if (longest === 0 || (this.#held === '' && !isPiece(line))) {
      this.end();
      this.#onLine(hide(line));
      return;
    }
    const text = this.#held + line;
    const end = isPiece(line) ? beforePair(text, cutNear(text, Math.max(0, text.length - longest + 1))) : text.length;
    this.#held = text.slice(end);
    if (end > 0) this.#onLine(hide(text.slice(0, end)));
  }

  /** Hands on what was kept back. */
  end(): void {
    if (this.#held !== '') this.#onLine(this.#maskNow().hide(this.#held));
    this.#held = '';
  }
}

/** `end`, or one before it, so that no character of two UTF-16 units is torn. */
function beforePair(text: string, end: number): number {
  // A high surrogate is the first half of two.
  return end > 0 && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end;
}

/** May more of the line follow? A piece may end before a character of several bytes. */
function isPiece(line: string): boolean {
  const leastBytes = MAX_LINE_BYTES - 3;
  // A UTF-16 unit never takes more than three bytes: most lines need not be counted.
  return line.length * 3 >= leastBytes && Buffer.byteLength(line) >= leastBytes;
}
