import type { Command, Exit, OutputStream } from './executor.ts';

/**
 * Raised with every change of the messages. The two sides differ only when volnux was updated on disk while it runs
 * and its executor process had to be started again.
 */
export const PROTOCOL_VERSION = 5;

/** What the runner asks of the executor process. `id` is the runner's number of the execution, never used twice. */
export type Request =
  | { readonly kind: 'start'; readonly id: number; readonly command: Command }
  | { readonly kind: 'cancel'; readonly id: number; readonly now: boolean }
  /** Kill everything; each execution still gets its `ended`. */
  | { readonly kind: 'kill-all' };

/** What the executor process tells the runner. Every `start` gets exactly one `ended`, after all of its output. */
export type Report =
  | { readonly kind: 'ready'; readonly version: number }
  /** `leader` leads the process group; the runner kills the group itself should the executor process die. */
  | { readonly kind: 'started'; readonly id: number; readonly leader: number }
  /** Whole lines, each closed by `\n`: one string costs less to carry than a list of lines. */
  | { readonly kind: 'output'; readonly id: number; readonly stream: OutputStream; readonly text: string }
  | { readonly kind: 'ended'; readonly id: number; readonly exit: ReportedExit };

/** An `Exit` whose returned value is still serialised (`v8.serialize`), so that only the runner unpacks it. */
export type ReportedExit =
  | Exclude<Exit, { kind: 'returned' }>
  | { readonly kind: 'returned'; readonly serializedValue: Uint8Array };
