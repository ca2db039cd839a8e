const LINE_FEED = 0x0a;
/** Longer lines are delivered in pieces of this size, so that output without line ends needs bounded memory. */
export const MAX_LINE_BYTES: number = 64 * 1024;

/**
 * Cuts a stream of bytes into lines of text. Looks for line ends in whole buffers and decodes many lines at once:
 * work per chunk, not per line. Bytes that are not UTF-8 become U+FFFD; a `\r` before the line end is dropped.
 */
export class LineFraming {
  #held: Buffer | null = null;
  #heldBytes = 0;

  /** The lines that `chunk` completes, each closed by `\n`; empty when it completes none. */
  push(chunk: Uint8Array): string {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#heldBytes + bytes.length <= MAX_LINE_BYTES && !bytes.includes(LINE_FEED)) {
      this.#hold(bytes);
      return '';
    }
    const data = this.#heldBytes === 0 ? bytes : Buffer.concat([this.#release(), bytes]);
    let text = '';
    let start = 0;
    while (data.length - start > MAX_LINE_BYTES) {
      const lineEnd = data.lastIndexOf(LINE_FEED, start + MAX_LINE_BYTES);
      const end = lineEnd >= start ? lineEnd + 1 : pieceEnd(data, start + MAX_LINE_BYTES);
      text += decodeLines(data, start, end);
      start = end;
    }
    const end = data.lastIndexOf(LINE_FEED) + 1;
    if (end > start) {
      text += decodeLines(data, start, end);
      start = end;
    }
    this.#hold(data.subarray(start));
    return text;
  }

  /** The last line when it has no line end, closed by `\n` all the same; empty when there is none. */
  end(): string {
    const rest = this.#release();
    return rest.length === 0 ? '' : decodeLines(rest, 0, rest.length);
  }

  // Copied into one buffer: a program that writes byte by byte would otherwise cost an object for each.
  #hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#held ??= Buffer.allocUnsafeSlow(MAX_LINE_BYTES);
    this.#held.set(bytes, this.#heldBytes);
    this.#heldBytes += bytes.length;
  }

  #release(): Uint8Array {
    const held = this.#held?.subarray(0, this.#heldBytes) ?? new Uint8Array();
    this.#heldBytes = 0;
    return held;
  }
}

/** `cut`, or up to three bytes before it, so that no UTF-8 sequence is torn between two pieces. */
function pieceEnd(data: Buffer, cut: number): number {
  for (let end = cut; end > cut - 4; end--) {
    if (!isContinuationByte(data[end])) return end;
  }
  return cut;
}

function isContinuationByte(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function decodeLines(data: Buffer | Uint8Array, start: number, end: number): string {
  const bytes = Buffer.from(data.buffer, data.byteOffset + start, end - start);
  const text = bytes.toString('utf8');
  const closed = text.endsWith('\n') ? text : `${text}\n`;
  return closed.includes('\r') ? closed.replaceAll('\r\n', '\n') : closed;
}
