/** A stream that may be a terminal. */
export interface Screen {
  write(text: string): unknown;
  /** Only a terminal has it; `NO_COLOR`, `TERM=dumb` and the like make it say no. */
  hasColors?(env: object): boolean;
}

/** What a command needs of the process; tests hand in their own. */
export interface Terminal {
  readonly stdout: Screen & {
    readonly isTTY?: boolean;
    readonly writableLength?: number;
    readonly columns?: number;
    readonly rows?: number;
  };
  readonly stderr: Screen;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: () => string;
  /** A SIGTERM whose listeners are told `SIGPIPE`: who reads standard output has gone. */
  readonly on: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: (told: NodeJS.Signals) => void) => unknown;
}

/** A subcommand: reads its arguments, calls one library function, renders, and answers with the exit code. */
export interface Command {
  /** The text of `volnux help COMMAND`. */
  readonly usage: string;
  run(args: string[], terminal: Terminal): Promise<number>;
}

/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** The answer is no: invalid config, failed run, differences with `plan --exit-code`. */
  no: 1,
  /** Wrong usage, or a file that cannot be read. */
  usage: 2,
  /** A mistake in volnux itself. */
  bug: 70,
} as const;

/** Something the person at the terminal can mend: printed without a stack, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
