import type { OutputBlock, OutputCut, OutputProgress } from './step-progress.ts';

/** Who wrote lines, and when. */
export type LinesOrigin = Omit<OutputBlock, 'seq' | 'text'>;

const LINE_FEED = 0x0a;

/** What a block costs beside its text, about as in the database: a program that writes to both streams in turn makes one of each line. */
const BLOCK_BYTES = 64;
/** A piece of a long line, as it comes from the executor, and its end. */
const MOST_BLOCK_BYTES = 64 * 1024 + 1;
/** Lines that came within so long share a block, and its time. */
const BLOCK_MS = 100;

interface Block extends Omit<OutputBlock, 'text'> {
  /** Bytes and no text: one that grows by short lines takes many times its length. */
  content: Buffer;
  textBytes: number;
  lines: number;
}

const NO_CONTENT = Buffer.alloc(0);

/**
 * The output of one run, bounded: half of `maxBytes` for its beginning, half for its end, and what lies between them is left out. It hands over what
 * is to be recorded, and holds what is not handed over yet, at most `maxBytes` of that.
 */
export class BoundedOutput {
  readonly #runId: string;
  readonly #blockBytes: number;
  readonly #tailRoom: number;
  #headRoom: number;
  #lastSeq: number;
  /** The last block of the beginning; `null`: there is room for more. */
  #headEnd: number | null = null;
  /** Blocks of the beginning that are not handed over. */
  #head: Block[] = [];
  /** All blocks of the end, oldest first; the first `#tailTaken` were handed over. */
  #tail: Block[] = [];
  #tailTaken = 0;
  #tailBytes = 0;
  /** The block that the next line may join. */
  #open: Block | null = null;
  readonly #left = { lines: 0, bytes: 0 };
  #isCutTold = true;

  /** @param lastSeq the number that the first block comes after. */
  constructor(runId: string, maxBytes: number, lastSeq = 0) {
    this.#lastSeq = lastSeq;
    this.#runId = runId;
    this.#tailRoom = Math.floor(maxBytes / 2);
    this.#headRoom = maxBytes - this.#tailRoom;
    // Small enough that what is left out for a new one is little.
    this.#blockBytes = Math.min(MOST_BLOCK_BYTES, Math.max(BLOCK_BYTES, Math.floor(this.#tailRoom / 4)));
  }

  /** Whether there is anything to hand over. */
  get isPending(): boolean {
    return this.#head.length > 0 || this.#tail.length > this.#tailTaken || !this.#isCutTold;
  }

  /** @param bytes lines, each closed by `\n`, in UTF-8; they are copied. */
  add(origin: LinesOrigin, bytes: Buffer): void {
    for (let start = 0; start < bytes.length;) start += this.#addSome(origin, bytes.subarray(start));
  }

  /** Hands over blocks in their order, until they have `mostBytes` of text. */
  take(mostBytes: number): OutputProgress {
    const blocks: OutputBlock[] = [];
    for (let bytes = 0; bytes < mostBytes;) {
      const block = this.#head.shift() ?? this.#tail[this.#tailTaken];
      if (block === undefined) break;
      if (block === this.#tail[this.#tailTaken]) this.#tailTaken++;
      if (block === this.#open) this.#open = null;
      bytes += block.textBytes;
      blocks.push(written(block));
      block.content = NO_CONTENT;
    }
    const cut = this.#isCutTold ? null : this.#cut();
    this.#isCutTold = true;
    return { runId: this.#runId, blocks, cut };
  }

  /** Adds as many of the lines as have room in one block. Returns how many bytes that are; 0: the next block has more room. */
  #addSome(origin: LinesOrigin, bytes: Buffer): number {
    const open = this.#open !== null && joins(this.#open, origin) ? this.#open : null;
    const free = this.#blockBytes - (open?.textBytes ?? 0);
    const room = this.#headEnd === null ? Math.min(free, this.#headRoom - (open === null ? BLOCK_BYTES : 0)) : free;
    const end = room > 0 ? bytes.lastIndexOf(LINE_FEED, room - 1) + 1 : 0;
    if (end > 0) {
      this.#append(open ?? this.#newBlock(origin), bytes.subarray(0, end));
      return end;
    }
    if (open !== null) {
      this.#open = null;
      return 0;
    }
    if (room < this.#blockBytes) {
      this.#headEnd = this.#lastSeq;
      this.#open = null;
      return 0;
    }
    const cut = characterEnd(bytes, room - 1);
    this.#append(this.#newBlock(origin), Buffer.from(`${bytes.toString('utf8', 0, cut)}\n`), 0);
    return cut;
  }

  #newBlock({ stepId, attempt, stream, at }: LinesOrigin): Block {
    const block = { seq: ++this.#lastSeq, stepId, attempt, stream, at, content: NO_CONTENT, textBytes: 0, lines: 0 };
    (this.#headEnd === null ? this.#head : this.#tail).push(block);
    this.#open = block;
    if (this.#headEnd === null) this.#headRoom -= BLOCK_BYTES;
    else this.#tailBytes += BLOCK_BYTES;
    return block;
  }

  #append(block: Block, bytes: Buffer, lines: number = countLines(bytes)): void {
    append(block, bytes, lines);
    if (this.#headEnd === null) {
      this.#headRoom -= bytes.length;
      return;
    }
    this.#tailBytes += bytes.length;
    while (this.#tailBytes > this.#tailRoom) this.#leaveOutOldest();
  }

  #leaveOutOldest(): void {
    const oldest = this.#tail.shift();
    if (oldest === undefined) return;
    if (this.#tailTaken > 0) this.#tailTaken--;
    if (oldest === this.#open) this.#open = null;
    this.#tailBytes -= oldest.textBytes + BLOCK_BYTES;
    this.#left.lines += oldest.lines;
    this.#left.bytes += oldest.textBytes;
    this.#isCutTold = false;
  }

  #cut(): OutputCut {
    return { afterSeq: this.#headEnd ?? 0, beforeSeq: this.#tail[0]?.seq ?? this.#lastSeq + 1, ...this.#left };
  }
}

function joins(open: Block, { stepId, attempt, stream, at }: LinesOrigin): boolean {
  return open.stepId === stepId && open.attempt === attempt && open.stream === stream && at - open.at < BLOCK_MS;
}

function append(block: Block, bytes: Buffer, lines: number): void {
  const needed = block.textBytes + bytes.length;
  if (needed > block.content.length) {
    const larger = Buffer.allocUnsafe(Math.max(needed, Math.min(block.content.length * 2, MOST_BLOCK_BYTES)));
    block.content.copy(larger, 0, 0, block.textBytes);
    block.content = larger;
  }
  bytes.copy(block.content, block.textBytes);
  block.textBytes = needed;
  block.lines += lines;
}

function written({ seq, stepId, attempt, stream, at, content, textBytes }: Block): OutputBlock {
  return { seq, stepId, attempt, stream, at, text: content.toString('utf8', 0, textBytes) };
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, end + 1)) count++;
  return count;
}

/** `cut`, or up to three bytes before it, so that no character of UTF-8 is torn. */
function characterEnd(bytes: Buffer, cut: number): number {
  let end = cut;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}
