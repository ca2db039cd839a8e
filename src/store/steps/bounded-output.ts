import type { OutputBlock, OutputCut, OutputProgress } from './step-progress.ts';

/** One line that a step wrote. */
export interface StepLine extends Omit<OutputBlock, 'seq'> {
  /** Without its line end. */
  readonly text: string;
}

/** What a block costs beside its text, about as in the database: a program that writes to both streams in turn makes one of each line. */
const BLOCK_BYTES = 64;
const MOST_BLOCK_BYTES = 64 * 1024;
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

  add(line: StepLine): void {
    const [first = '', ...more] = piecesOf(line.text, this.#blockBytes);
    this.#addPiece(line, `${first}\n`, 1);
    for (const piece of more) this.#addPiece(line, `${piece}\n`, 0);
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

  #addPiece(line: StepLine, text: string, lines: number): void {
    const bytes = Buffer.byteLength(text);
    const open = this.#open !== null && this.#joins(this.#open, line, bytes) ? this.#open : null;
    const cost = bytes + (open === null ? BLOCK_BYTES : 0);
    if (this.#headEnd === null && cost > this.#headRoom) {
      this.#headEnd = this.#lastSeq;
      this.#open = null;
      this.#addPiece(line, text, lines);
      return;
    }
    append(open ?? this.#newBlock(line), text, bytes, lines);
    if (this.#headEnd === null) {
      this.#headRoom -= cost;
    } else {
      this.#tailBytes += cost;
      while (this.#tailBytes > this.#tailRoom) this.#leaveOutOldest();
    }
  }

  #joins(open: Block, { stepId, attempt, stream, at }: StepLine, bytes: number): boolean {
    return (
      open.stepId === stepId &&
      open.attempt === attempt &&
      open.stream === stream &&
      at - open.at < BLOCK_MS &&
      open.textBytes + bytes <= this.#blockBytes
    );
  }

  #newBlock({ stepId, attempt, stream, at }: StepLine): Block {
    const block = { seq: ++this.#lastSeq, stepId, attempt, stream, at, content: NO_CONTENT, textBytes: 0, lines: 0 };
    (this.#headEnd === null ? this.#head : this.#tail).push(block);
    this.#open = block;
    return block;
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

function append(block: Block, text: string, bytes: number, lines: number): void {
  const needed = block.textBytes + bytes;
  if (needed > block.content.length) {
    const larger = Buffer.allocUnsafe(Math.max(needed, Math.min(block.content.length * 2, MOST_BLOCK_BYTES)));
    block.content.copy(larger, 0, 0, block.textBytes);
    block.content = larger;
  }
  block.content.write(text, block.textBytes);
  block.textBytes = needed;
  block.lines += lines;
}

function written({ seq, stepId, attempt, stream, at, content, textBytes }: Block): OutputBlock {
  return { seq, stepId, attempt, stream, at, text: content.toString('utf8', 0, textBytes) };
}

/** The text in pieces of at most so many bytes, should it have more; no character is torn. */
function piecesOf(text: string, mostBytes: number): readonly string[] {
  // A UTF-16 unit never takes more than three bytes: most lines need not be counted.
  if (text.length * 3 <= mostBytes || Buffer.byteLength(text) <= mostBytes) return [text];
  const units = Math.floor(mostBytes / 3);
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + units);
    // A high surrogate is the first half of two.
    if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end--;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
