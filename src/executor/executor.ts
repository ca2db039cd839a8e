/**
 * Starts commands, watches them and ends them. Implemented by `startExecutor`: one small long-lived process,
 * because libuv forks on the calling thread and a big scheduler would fire late (docs/adr/0002-executor-process.md).
 */
export interface Executor {
  /**
   * Starts `command`. Never throws: a command that cannot be started ends with `failed-to-start`.
   * `onOutput` gets complete lines, many at once, each closed by `\n` (a last line that has no line end too; lines longer than 64 KiB
   * in pieces, each closed by `\n` as well), in order for each stream, before `ended` resolves. `goesOn`: it is one piece, and more of its line follows.
   */
  start(command: Command, onOutput: (stream: OutputStream, lines: string, goesOn: boolean) => void): Execution;
  /** Ends every command still running (SIGKILL to their groups) and then the executor process. Idempotent. */
  close(): Promise<void>;
}

export interface Execution {
  /**
   * Resolves once, when the command and its process group are gone and its output was handed over. Never rejects.
   * What a command leaves in the background has one second to close the output, and is then killed, also on success; what left
   * the group (`setsid`, `detached`) lives on. Output that the runner takes slowly is awaited for up to a minute (a
   * module's, within its time limit, for as long as it takes), but a second once the command is timed out or cancelled; the rest
   * is dropped.
   *
   * For a module the group is what its thread has started. On Linux that is killed as soon as its function has settled, and with
   * the thread. Elsewhere no system call tells what a thread has started: it lives until it ends by itself or the executor
   * process does. Also on Linux that holds for what threads of the module's own have started.
   */
  readonly ended: Promise<Exit>;
  /**
   * The stop signal to the process group (a module's `signal` is aborted, and in a process of its own its group gets SIGTERM), then
   * SIGKILL (the thread is ended) after the command's `killGraceMs`; ends as `cancelled`. With `now` SIGKILL at once, also when it had been asked to end before. Idempotent.
   */
  cancel(options?: { readonly now?: boolean }): void;
}

export type OutputStream = 'stdout' | 'stderr';

export interface Command {
  readonly action: CommandAction;
  /** Set over what `passEnv` leaves. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Which variables of the executor's own environment, which is the runner's, the command sees: names, or beginnings with `*`
   * behind them.
   */
  readonly passEnv: readonly string[];
  /** Absolute; not for modules in a thread, which has no working directory of its own. */
  readonly cwd: string;
  /** What the script of a shell command is added to. Default: `/bin/sh -c`. */
  readonly shell?: readonly string[];
  /** Written to the command's standard input, which is then closed; shell and argv only. */
  readonly stdin?: string;
  /** `null`: no limit. */
  readonly timeoutMs: number | null;
  readonly killGraceMs: number;
  /** What the group is sent when it is to end; shell and argv only. Default: SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
  /** What may not be written. Default: anything may. */
  readonly failOn?: FailOn;
}

/** What a command may write and yet not have succeeded; structurally the `FailOn` of `config/`. */
export interface FailOn {
  /** Anything to standard error. */
  readonly stderr: boolean;
  /** A line that this regular expression (flag `u`) matches; `null`: none. */
  readonly pattern: string | null;
}

/** Structurally the `Action` of `config/`, with what a module is called with; and what a webhook sends. */
export type CommandAction =
  | { readonly kind: 'shell'; readonly script: string }
  | { readonly kind: 'argv'; readonly argv: readonly string[] }
  | {
      readonly kind: 'module';
      readonly path: string;
      readonly exportName: string | null;
      /** Structured-cloneable arguments before the context: none for a step, the event for a hook. */
      readonly args: readonly unknown[];
      /** Fields of the context, the last argument; the worker adds `signal` (AbortSignal) and `log(line)`. */
      readonly context: Readonly<Record<string, unknown>>;
      /** A thread of the executor process, which is the default, or a process of its own. */
      readonly isolation?: 'thread' | 'process';
      /** Whose call it is: a thread is kept for calls of the same module with the same text here. Default: the empty one. */
      readonly scope?: string;
    }
  /** An HTTP request: returns a `Response`, whatever its status. */
  | {
      readonly kind: 'request';
      readonly url: string;
      readonly method: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };

/** What a request returns. */
export interface Response {
  readonly status: number;
  readonly statusText: string;
  /** The header `Retry-After`, as it came; `null`: none did. */
  readonly retryAfter: string | null;
  /** The beginning of what the server wrote, on one line. */
  readonly text: string;
}

/** How a command ended. */
export type Exit =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly name: string; readonly message: string; readonly stack: string }
  /** It ended by itself with this code (`null`: it is a module that returned), but `failOn` was found: `message`, as the rest of a sentence that begins with it. */
  | { readonly kind: 'failed-check'; readonly code: number | null; readonly message: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed-to-start'; readonly message: string }
  | { readonly kind: 'executor-lost'; readonly message: string };
