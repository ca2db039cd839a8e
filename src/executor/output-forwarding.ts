import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { OutputStream } from './executor.ts';
import { LineFraming } from './line-framing.ts';

/** How long output may keep coming after the command itself has exited: a background process may hold the pipe for ever. */
const DRAIN_MS = 1_000;
/** The same while the runner is too slow to take it. Bounded: the holder of the pipe may flood it. */
const MAX_DRAIN_MS = 60_000;

/**
 * Reads a command's output and hands its lines on. At most one text per stream is on its way: a slow runner makes the
 * pipe fill up and the command wait, instead of filling our memory.
 */
export class OutputForwarding {
  /** Resolves when both streams have ended or were destroyed, and all of their lines were sent. Never rejects. */
  readonly finished: Promise<void>;
  #isFinished = false;
  #sending = 0;

  /** `send` resolves when the text has left this process. It never rejects. */
  constructor(stdout: Readable, stderr: Readable, send: (stream: OutputStream, text: string) => Promise<void>) {
    const forward = async (source: Readable, stream: OutputStream): Promise<void> => {
      const handOn = async (text: string): Promise<void> => {
        if (text === '') return;
        this.#sending++;
        await send(stream, text);
        this.#sending--;
      };
      const lines = new LineFraming();
      try {
        for await (const chunk of source as AsyncIterable<Uint8Array>) await handOn(lines.push(chunk));
      } catch {
        // Destroyed after the drain deadline, or reset by its writer: what came until then is the output.
      }
      await handOn(lines.end());
    };
    this.finished = Promise.all([forward(stdout, 'stdout'), forward(stderr, 'stderr')]).then(() => {
      this.#isFinished = true;
    });
  }

  /**
   * Resolves when the output is finished or a second has passed; when it is the runner that takes it slowly, up to a
   * minute, so that what the command wrote before it exited is not lost.
   */
  async drain(): Promise<void> {
    for (let waitedMs = 0; !this.#isFinished && waitedMs < MAX_DRAIN_MS; waitedMs += DRAIN_MS) {
      await Promise.race([this.finished, delay(DRAIN_MS)]);
      if (this.#sending === 0) return;
    }
  }
}
