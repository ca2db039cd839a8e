import type { Mask } from '../config/secret/mask.ts';

/**
 * Hides secrets in the lines of one stream, also where a line is so long that it comes in pieces and a secret lies across two of
 * them. No secret has a line end in it, so that many lines are looked through at once.
 */
export class MaskedLines {
  readonly #maskNow: () => Mask;
  readonly #onLines: (text: string, goesOn: boolean) => void;
  /** The end of the last piece, where a secret may begin. */
  #held = '';

  /** @param onLines gets the same, masked. */
  constructor(maskNow: () => Mask, onLines: (text: string, goesOn: boolean) => void) {
    this.#maskNow = maskNow;
    this.#onLines = onLines;
  }

  /** Lines, each closed by `\n`, in the order of the stream. `goesOn`: it is one piece of a line, of which more follows. */
  push(text: string, goesOn: boolean): void {
    const mask = this.#maskNow();
    if (mask.longest === 0) this.end();
    if (goesOn && mask.longest > 0) this.#pushPiece(text.slice(0, -1), mask);
    else {
      this.#onLines(mask.hide(this.#held + text), goesOn);
      this.#held = '';
    }
  }

  /** Hands on what was kept back. */
  end(): void {
    if (this.#held !== '') this.#onLines(`${this.#maskNow().hide(this.#held)}\n`, false);
    this.#held = '';
  }

  #pushPiece(piece: string, { hide, cutNear, longest }: Mask): void {
    const text = this.#held + piece;
    const end = beforePair(text, cutNear(text, Math.max(0, text.length - longest + 1)));
    this.#held = text.slice(end);
    if (end > 0) this.#onLines(`${hide(text.slice(0, end))}\n`, true);
  }
}

/** `end`, or one before it, so that no character of two UTF-16 units is torn. */
function beforePair(text: string, end: number): number {
  // A high surrogate is the first half of two.
  return end > 0 && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end;
}
