import { createContext, Script } from 'node:vm';
import type { FailOn, OutputStream } from './executor.ts';
import { linesOf } from './lines-of.ts';

/** A pattern can take years for a line (`(a+)+$`), and this process has other steps to serve. */
const LONGEST_SEARCH_MS = 1_000;

const SEARCH = new Script('lines.findIndex((line) => expression.test(line))');

/** Looks through the output of one command for what `failOn` says. */
export class OutputCheck {
  readonly #failOn: FailOn;
  readonly #expression: RegExp | null;
  readonly #lines = { stdout: 0, stderr: 0 };
  #fault: string | null = null;

  constructor(failOn: FailOn) {
    this.#failOn = failOn;
    this.#expression = failOn.pattern === null ? null : this.#compile(failOn.pattern);
  }

  /** The first that was found, as the rest of a sentence that begins with the step; `null`: nothing. Never quotes the output, where secrets are. */
  get fault(): string | null {
    return this.#fault;
  }

  /** `text`: lines, each closed by `\n`. */
  look(stream: OutputStream, text: string): void {
    if (this.#fault !== null) return;
    if (stream === 'stderr' && this.#failOn.stderr) this.#fault = 'wrote to standard error, and fail_on.stderr is set';
    else if (this.#expression !== null) this.#search(this.#expression, stream, text);
  }

  /** A schedule with a bad pattern is not loaded; here it must not end the process. */
  #compile(pattern: string): RegExp | null {
    try {
      return new RegExp(pattern, 'u');
    } catch {
      this.#fault = 'has a fail_on.pattern that is no regular expression';
      return null;
    }
  }

  #search(expression: RegExp, stream: OutputStream, text: string): void {
    const lines = linesOf(text);
    try {
      const found = SEARCH.runInContext(createContext({ lines, expression }), { timeout: LONGEST_SEARCH_MS }) as number;
      if (found >= 0)
        this.#fault = `wrote what fail_on.pattern matches: line ${this.#lines[stream] + found + 1} of its ${stream}`;
    } catch {
      this.#fault = `wrote what fail_on.pattern cannot be tried on within ${LONGEST_SEARCH_MS / 1000}s: make the pattern simpler`;
    }
    this.#lines[stream] += lines.length;
  }
}
