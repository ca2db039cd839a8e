import { inspect } from 'node:util';

/** The `log` that a function is given: a line of standard output for each call. Sees from the moment it is made what this thread writes there. */
export class LineLog {
  #isLineOpen = false;

  constructor() {
    const { stdout } = process;
    const write = stdout.write.bind(stdout) as (...args: readonly unknown[]) => boolean;
    stdout.write = (chunk: Uint8Array | string, ...rest: readonly unknown[]): boolean => {
      if (chunk.length > 0) this.#isLineOpen = chunk.at(-1) !== '\n' && chunk.at(-1) !== 0x0a;
      return write(chunk, ...rest);
    };
  }

  /** Begins a call, whose output begins with a line. */
  begin(): void {
    this.#isLineOpen = false;
  }

  /** Writes a text as it is, and anything else as `console.log` would; on a line of its own, though one was left open before. */
  readonly log = (said: unknown): void => {
    process.stdout.write(`${this.#isLineOpen ? '\n' : ''}${typeof said === 'string' ? said : inspect(said)}\n`);
  };
}
