import type { OutputStream } from './executor.ts';
import type { LineBytes } from './line-framing.ts';
import type { ReportedExit } from './messages.ts';

/** A command inside the executor process, whatever its kind. */
export interface RunningCommand {
  /** Resolves once, when the command is gone and its output was sent. Never rejects. */
  readonly ended: Promise<ReportedExit>;
  /** Asks it to end, and kills it after its grace. */
  cancel(): void;
  /** Kills it at once. */
  kill(): void;
}

/** Where a running command sends what happens to it before it ends. */
export interface CommandReporter {
  readonly started: (leader: number) => void;
  /** Resolves when the lines have left this process. Never rejects. */
  readonly output: (stream: OutputStream, lines: LineBytes) => Promise<void>;
}

/** What stands for a command that never began to run. */
export function failedToStart(message: string | Promise<string>): RunningCommand {
  const ended = Promise.resolve(message).then((sentence) => ({ kind: 'failed-to-start' as const, message: sentence }));
  return { ended, cancel: () => {}, kill: () => {} };
}
