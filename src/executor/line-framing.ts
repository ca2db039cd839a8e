export const LINE_FEED = 0x0a;
/** Longer lines are delivered in pieces of this size, so that output without line ends needs bounded memory. */
export const MAX_LINE_BYTES: number = 64 * 1024;

/**
 * Lines as bytes, in parts that follow each other: putting them together would copy all output once more. Whole lines, or else one
 * piece of a long line, which alone has no line end.
 */
export type LineBytes = readonly Uint8Array[];

/** Cuts a stream of bytes at line ends. Looks for them in whole buffers: work per chunk, not per line. */
export class LineFraming {
  #held: Buffer | null = null;
  #heldBytes = 0;

  /** The lines that `chunk` completes; none when it completes none. What is returned lives as long as `chunk` does. */
  push(chunk: Uint8Array): readonly LineBytes[] {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    if (this.#heldBytes + bytes.length > MAX_LINE_BYTES && isLong(bytes, this.#heldBytes)) return this.#pushLong(bytes);
    if (end === 0) {
      this.#hold(bytes);
      return [];
    }
    const held = this.#release();
    this.#hold(bytes.subarray(end));
    return [held.length === 0 ? [bytes.subarray(0, end)] : [held, bytes.subarray(0, end)]];
  }

  /** The last line, closed, when it has no line end; none when there is no such line. */
  end(): readonly LineBytes[] {
    const rest = this.#release();
    return rest.length === 0 ? [] : [[rest, Buffer.of(LINE_FEED)]];
  }

  #pushLong(bytes: Buffer): readonly LineBytes[] {
    const data = Buffer.concat([this.#release(), bytes]);
    const found: LineBytes[] = [];
    let start = 0;
    while (data.length - start > MAX_LINE_BYTES) {
      const lineEnd = data.lastIndexOf(LINE_FEED, start + MAX_LINE_BYTES);
      const end = lineEnd >= start ? lineEnd + 1 : pieceEnd(data, start + MAX_LINE_BYTES);
      found.push([data.subarray(start, end)]);
      start = end;
    }
    const end = data.lastIndexOf(LINE_FEED) + 1;
    if (end > start) {
      found.push([data.subarray(start, end)]);
      start = end;
    }
    this.#hold(data.subarray(start));
    return found;
  }

  // Copied into one buffer: a program that writes byte by byte would otherwise cost an object for each.
  #hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#held ??= Buffer.allocUnsafeSlow(MAX_LINE_BYTES);
    this.#held.set(bytes, this.#heldBytes);
    this.#heldBytes += bytes.length;
  }

  /** A copy: what is released is still on its way when the next bytes are held. */
  #release(): Buffer {
    const held = Buffer.from(this.#held?.subarray(0, this.#heldBytes) ?? []);
    this.#heldBytes = 0;
    return held;
  }
}

/** Is one of the lines in `bytes`, the first of which has `heldBytes` before it, longer than a line may be? */
function isLong(bytes: Buffer, heldBytes: number): boolean {
  const first = bytes.indexOf(LINE_FEED);
  const last = bytes.lastIndexOf(LINE_FEED);
  if (first < 0) return true;
  return heldBytes + first > MAX_LINE_BYTES || bytes.length - last - 1 > MAX_LINE_BYTES || last - first > MAX_LINE_BYTES;
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
