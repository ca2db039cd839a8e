import type { Writable } from 'node:stream';
import { deserialize, serialize } from 'node:v8';
import { MAX_LINE_BYTES } from './line-framing.ts';
import type { Report } from './messages.ts';

/** The descriptor of the pipe that the executor process writes its reports to; the one before is the channel of the requests. */
export const REPORTS_FD = 4;

/** Before each frame: the length of what follows (4 bytes), what that is (1), and of output the number of the execution (6). */
const HEADER_BYTES = 11;
/** The most that a frame of output has. */
const ROOM_BYTES = 2 * MAX_LINE_BYTES;
/** A value that a module returns has 16 MiB at most, the texts of an error far less. */
const MOST_REPORT_BYTES = 32 * 2 ** 20;
const KINDS = ['report', 'stdout', 'stderr'] as const;

/**
 * Writes a report as one frame. Output is written as the bytes it came in: Node's own channel would make a text of them, and of the text
 * a message, each of which costs more than the pipe.
 *
 * @returns resolves when the report has left this process, so that a slow runner slows down who reports; also when it cannot.
 */
export function writeReport(pipe: Writable, report: Report): Promise<void> {
  const isOutput = report.kind === 'output';
  const body: readonly Uint8Array[] = isOutput ? report.lines : [serialize(report)];
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt32LE(body.reduce((length, part) => length + part.length, 0));
  header.writeUInt8(KINDS.indexOf(isOutput ? report.stream : 'report'), 4);
  header.writeUIntLE(isOutput ? report.id : 0, 5, 6);
  return new Promise((resolve) => {
    pipe.cork();
    pipe.write(header);
    for (const part of body.slice(0, -1)) pipe.write(part);
    pipe.write(body.at(-1) ?? '', () => resolve());
    pipe.uncork();
  });
}

/** Takes reports out of the bytes of a pipe, however these are cut. A frame that never becomes whole is no report. */
export class ReportReading {
  readonly #onReport: (report: Report) => void;
  readonly #onNonsense: () => void;
  readonly #header = Buffer.alloc(HEADER_BYTES);
  /** For the bodies of output, one after the other: memory of its own for each would be most of what reading costs. */
  readonly #room = Buffer.allocUnsafeSlow(ROOM_BYTES);
  /** What follows the header that was read last; `null`: a header is read. */
  #body: Buffer | null = null;
  #readBytes = 0;
  #isNonsense = false;

  /**
   * @param onReport the lines of a report of output are right only until it returns.
   * @param onNonsense called once, when the bytes are no frames: a module may write to any descriptor of its process. Nothing is read from then on.
   */
  constructor(onReport: (report: Report) => void, onNonsense: () => void) {
    this.#onReport = onReport;
    this.#onNonsense = onNonsense;
  }

  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && !this.#isNonsense;) {
      const part = this.#body ?? this.#header;
      const end = Math.min(chunk.length, at + part.length - this.#readBytes);
      chunk.copy(part, this.#readBytes, at, end);
      this.#readBytes += end - at;
      at = end;
      if (this.#readBytes < part.length) return;
      this.#readBytes = 0;
      if (this.#body === null) this.#body = this.#bodyToCome();
      else this.#take(this.#body);
    }
  }

  #bodyToCome(): Buffer | null {
    const length = this.#header.readUInt32LE();
    const kind = this.#kind;
    if (kind === undefined || length > (kind === 'report' ? MOST_REPORT_BYTES : ROOM_BYTES)) {
      this.#giveUp();
      return null;
    }
    // What is deserialised may go on using the memory.
    return kind === 'report' ? Buffer.allocUnsafeSlow(length) : this.#room.subarray(0, length);
  }

  #take(body: Buffer): void {
    this.#body = null;
    const kind = this.#kind;
    const id = this.#header.readUIntLE(5, 6);
    const report: Report | null =
      kind === 'stdout' || kind === 'stderr' ? { kind: 'output', id, stream: kind, lines: [body] } : readReport(body);
    if (report === null) this.#giveUp();
    else this.#onReport(report);
  }

  #giveUp(): void {
    this.#isNonsense = true;
    this.#onNonsense();
  }

  get #kind(): (typeof KINDS)[number] | undefined {
    return KINDS[this.#header.readUInt8(4)];
  }
}

/** `null`: it is none. */
function readReport(body: Buffer): Report | null {
  try {
    return deserialize(body) as Report;
  } catch {
    return null;
  }
}
