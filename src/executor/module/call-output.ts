import { AsyncLocalStorage } from 'node:async_hooks';
import type { OutputStream } from '../executor.ts';

/** Tells, from the moment it is made, which call of this thread writes to its standard streams. What was left behind by an earlier one is not let through. */
export class CallOutput {
  readonly #calls = new AsyncLocalStorage<number | null>();
  #lastCall = 0;
  #isGoingOn = false;
  #written = { stdout: 0, stderr: 0 };
  #isMixed = false;

  constructor() {
    for (const stream of ['stdout', 'stderr'] as const) this.#watch(stream);
  }

  /** Whether something wrote after the end of its call, or closed a stream: it might do worse. */
  get isMixed(): boolean {
    return this.#isMixed || process.stdout.writableEnded || process.stderr.writableEnded;
  }

  /** Begins a call: what `work` writes, and whatever it starts, is the call's. */
  begin<Result>(work: () => Result): Result {
    this.#isGoingOn = true;
    this.#written = { stdout: 0, stderr: 0 };
    return this.#calls.run(++this.#lastCall, work);
  }

  /** Does `work` as nobody's: what it starts is of use to any call, like the queue of a module, and writes for the one that goes on. */
  aside<Result>(work: () => Result): Result {
    return this.#calls.run(null, work);
  }

  /** Ends the call. Returns how many bytes it wrote. */
  end(): Readonly<Record<OutputStream, number>> {
    this.#isGoingOn = false;
    return this.#written;
  }

  #watch(name: OutputStream): void {
    const stream = process[name];
    const write = stream.write.bind(stream) as (...args: readonly unknown[]) => boolean;
    stream.write = (chunk: Uint8Array | string, ...rest: readonly unknown[]): boolean => {
      if (!this.#belongsToCall()) {
        this.#isMixed = true;
        const done = rest.at(-1);
        if (typeof done === 'function') process.nextTick(done);
        return true;
      }
      const isWritten = write(chunk, ...rest);
      const [encoding] = rest;
      this.#written[name] += Buffer.byteLength(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
      return isWritten;
    };
  }

  /** What is nobody's, as few callbacks are by themselves (of garbage collection, for one), is taken for the call that goes on. */
  #belongsToCall(): boolean {
    return this.#isGoingOn && (this.#calls.getStore() ?? this.#lastCall) === this.#lastCall;
  }
}
