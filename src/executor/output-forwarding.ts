import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { OutputStream } from './executor.ts';
import { type LineBytes, LineFraming } from './line-framing.ts';

/** How long output may keep coming after the command itself has exited: a background process may hold the pipe for ever. */
const DRAIN_MS = 1_000;
/** The same while the runner is too slow to take it. Bounded: the holder of the pipe may flood it. */
const MAX_DRAIN_MS = 60_000;
/** A thread hands over in one chunk what it wrote in one call, be it 100 MB; a pipe's chunks have this size by themselves. */
const PIECE_BYTES = 64 * 1024;

/**
 * Reads a command's output and hands its lines on, at most 128 KiB at once. No more of a stream is on its way: a slow runner makes
 * the pipe fill up and the command wait, instead of filling our memory; and what other commands write goes in between.
 */
export class OutputForwarding {
  /** Resolves when both streams have ended or were destroyed, and all of their lines were sent. Never rejects. */
  readonly finished: Promise<void>;
  readonly #sources: readonly Readable[];
  readonly #send: (stream: OutputStream, lines: LineBytes) => Promise<void>;
  #isFinished = false;
  #isClosed = false;
  #sending = 0;

  /** `send` resolves when the lines have left this process. It never rejects. */
  constructor(stdout: Readable, stderr: Readable, send: (stream: OutputStream, lines: LineBytes) => Promise<void>) {
    this.#sources = [stdout, stderr];
    this.#send = send;
    this.finished = Promise.all([this.#forward(stdout, 'stdout'), this.#forward(stderr, 'stderr')]).then(() => {
      this.#isFinished = true;
    });
  }

  /**
   * Resolves when the output is finished or a second has passed; when it is the runner that takes it slowly, up to
   * `maxMs`, so that what the command wrote before it exited is not lost, but within a second once `hurried` is aborted.
   */
  async drain(hurried: AbortSignal, maxMs: number = MAX_DRAIN_MS): Promise<void> {
    for (let waitedMs = 0; !this.#isFinished && waitedMs < maxMs; waitedMs += DRAIN_MS) {
      await Promise.race([this.finished, delay(DRAIN_MS)]);
      if (this.#sending === 0 || hurried.aborted) return;
    }
  }

  /** Drops what has not been handed on yet. Resolves when nothing more is on its way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const source of this.#sources) source.destroy();
    await this.finished;
  }

  async #forward(source: Readable, stream: OutputStream): Promise<void> {
    const framing = new LineFraming();
    try {
      for await (const chunk of source as AsyncIterable<Uint8Array>) {
        for (let start = 0; start < chunk.length && !this.#isClosed; start += PIECE_BYTES)
          await this.#handOn(stream, framing.push(chunk.subarray(start, start + PIECE_BYTES)));
      }
    } catch {
      // Destroyed after the drain deadline, or reset by its writer: what came until then is the output.
    }
    await this.#handOn(stream, framing.end());
  }

  async #handOn(stream: OutputStream, texts: readonly LineBytes[]): Promise<void> {
    for (const lines of texts) {
      this.#sending++;
      await this.#send(stream, lines);
      this.#sending--;
    }
  }
}
