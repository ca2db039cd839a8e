import type { Command, Exit, OutputStream } from './executor.ts';
import type { LineBytes } from './line-framing.ts';

/**
 * Raised with every change of the messages. The two sides differ only when volnux was updated on disk while it runs
 * and its executor process had to be started again.
 */
export const PROTOCOL_VERSION = 7;

/** What the runner asks of the executor process. `id` is the runner's number of the execution, never used twice. */
export type Request =
  | { readonly kind: 'start'; readonly id: number; readonly command: Command }
  | { readonly kind: 'cancel'; readonly id: number; readonly now: boolean }
  /** Kill everything; each execution still gets its `ended`. */
  | { readonly kind: 'kill-all' };

/** The first that the executor process says, on the channel of the requests: whatever else changes, it is understood. */
export interface Ready {
  readonly kind: 'ready';
  readonly version: number;
}

/** What it tells the runner from then on, on a pipe (`report-frame.ts`). Every `start` gets exactly one `ended`, after all of its output. */
export type Report =
  /** `leader` leads the process group; the runner kills the group itself should the executor process die. */
  | { readonly kind: 'started'; readonly id: number; readonly leader: number }
  | { readonly kind: 'output'; readonly id: number; readonly stream: OutputStream; readonly lines: LineBytes }
  | { readonly kind: 'ended'; readonly id: number; readonly exit: ReportedExit };

/** An `Exit` whose returned value is still serialised (`v8.serialize`), so that only the runner unpacks it. */
export type ReportedExit =
  | Exclude<Exit, { kind: 'returned' }>
  | { readonly kind: 'returned'; readonly serializedValue: Uint8Array };
