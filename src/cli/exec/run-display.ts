import { linesOf } from '../../executor/lines-of.ts';
import type { StepOutput } from '../../run/attempt-step.ts';
import type { StepEvent } from '../../run/step-event.ts';
import type { Terminal } from '../command.ts';
import { paintFor } from '../print/paint-for.ts';
import { LiveRegion } from './live-region.ts';
import { printableLine } from './printable-line.ts';
import { secondsText } from './seconds-text.ts';
import { type PlannedStep, StepBoard } from './step-board.ts';
import { stepTree } from './step-tree.ts';

/** Shows a run to who has asked for it. */
export interface RunDisplay {
  readonly onStep: (event: StepEvent) => void;
  readonly onOutput: (output: StepOutput) => void;
  /** A step that has ended is tried again at `retryAt` (Unix ms). */
  readonly onRetry: (stepId: string, retryAt: number) => void;
  /** A line about the run. */
  readonly note: (line: string) => void;
  /** Nothing goes on any more. */
  readonly end: () => void;
}

export interface RunDisplayOptions {
  readonly terminal: Terminal;
  readonly steps: readonly PlannedStep[];
  /** Of the run, in one line. */
  readonly title: string;
  readonly clock: { readonly now: () => number; readonly after: (delayMs: number, wake: () => void) => () => void };
}

/** A tree that lives on a terminal that can draw; else the lines of output alone, with lines about the steps beside it where there are several. */
export function displayRun(options: RunDisplayOptions): RunDisplay {
  const { stdout, env } = options.terminal;
  return stdout.isTTY === true && env['TERM'] !== 'dumb' ? liveDisplay(options) : plainDisplay(options);
}

function liveDisplay({ terminal, steps, title, clock }: RunDisplayOptions): RunDisplay {
  const board = new StepBoard(steps);
  const { stdout, env } = terminal;
  const paint = paintFor(stdout, env);
  let isOver = false;
  // A terminal that was never told its size says 0.
  const draw = (): readonly string[] =>
    stepTree(board, { title, now: clock.now(), columns: stdout.columns || 80, rows: stdout.rows || 24, isOver, paint });
  const region = new LiveRegion({ terminal, after: clock.after, draw });
  return {
    onStep: (event) => board.tell(event),
    onRetry: (stepId, retryAt) => board.tellRetry(stepId, retryAt),
    onOutput: ({ stepId, stream, text }) => {
      for (const written of linesOf(text)) {
        const line = printableLine(written);
        board.tellLine(stepId, line);
        region.write(stream, steps.length === 1 ? line : `${paint('dim', `${stepId} |`)} ${line}`);
      }
    },
    note: (line) => region.write('stderr', line),
    end: () => {
      isOver = true;
      region.end();
    },
  };
}

/** Standard output has what the steps write and nothing else, so that it can be piped on. */
function plainDisplay({ terminal, steps }: RunDisplayOptions): RunDisplay {
  const board = new StepBoard(steps);
  const say = (id: string, what: string): void => {
    if (steps.length > 1) terminal.stderr.write(`${id}: ${what}\n`);
  };
  return {
    onStep: (event) => {
      board.tell(event);
      const attempt = event.attempt === 1 ? '' : `, attempt ${event.attempt}`;
      const state = board.stateOf(event.stepId);
      if (state.kind !== 'ended') say(event.stepId, `started${attempt}`);
      else {
        const after = `after ${secondsText(state.durationMs)}${attempt}`;
        say(event.stepId, state.reason === null ? `succeeded ${after}` : `failed ${after}: ${state.reason}`);
      }
    },
    // The note about it says so.
    onRetry: () => {},
    onOutput: ({ stream, text }) => terminal[stream].write(text),
    note: (line) => void terminal.stderr.write(`${line}\n`),
    end: () => {
      for (const { id } of steps) if (board.stateOf(id).kind === 'waiting') say(id, 'did not run');
    },
  };
}
