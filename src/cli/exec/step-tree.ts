import { stripVTControlCharacters } from 'node:util';
import type { Paint } from '../../config/diagnostic/render-pretty.ts';
import { secondsText } from './seconds-text.ts';
import type { StepBoard, StepState } from './step-board.ts';

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const TURN_MS = 100;

export interface TreeView {
  /** Of the run, in one line. */
  readonly title: string;
  readonly now: number;
  /** Of the screen. */
  readonly columns: number;
  readonly rows: number;
  /** Nothing goes on any more, and what waits never starts. */
  readonly isOver: boolean;
  readonly paint: Paint;
}

/** The run and its steps, a line each, as many as fit: those that are going or failed come before the others. No line is wider than the screen. */
export function stepTree(board: StepBoard, view: TreeView): readonly string[] {
  const { title, columns, rows, paint } = view;
  const fitting = view.isOver ? board.steps.length : Math.max(1, rows - 3);
  const shown = new Set(board.steps.toSorted((a, b) => rank(board.stateOf(a.id)) - rank(board.stateOf(b.id))).slice(0, fitting));
  const steps = board.steps.filter((step) => shown.has(step));
  // How a step goes stands behind its id, however long that is.
  const mostId = Math.max(8, Math.floor(columns / 2) - 4);
  const width = Math.min(24, mostId, Math.max(...steps.map(({ id }) => id.length)));
  const lines = steps.map((step, index) => {
    const isLast = index === steps.length - 1 && steps.length === board.steps.length;
    const { mark, style, text } = describe(board.stateOf(step.id), step.needs, view);
    const head = `${isLast ? '└─' : '├─'} `;
    const rest = cut(` ${cut(step.id, mostId).padEnd(width)}  ${text}`, columns - head.length - 2);
    return `${paint('dim', head)}${paint(style, mark)}${rest}`;
  });
  const left = board.steps.length - steps.length;
  return [paint('bold', cut(title, columns - 1)), ...lines, ...(left === 0 ? [] : [paint('dim', `└─ … ${left} more`)])];
}

/** What is looked at first comes first where not all fit. */
function rank(state: StepState): number {
  if (state.kind === 'waiting') return 2;
  return state.kind === 'going' || state.outcome !== 'success' ? 0 : 1;
}

interface Description {
  readonly mark: string;
  readonly style: 'dim' | 'cyan' | 'green' | 'red';
  readonly text: string;
}

function describe(state: StepState, needs: readonly string[], { now, isOver }: TreeView): Description {
  switch (state.kind) {
    case 'waiting':
      if (isOver) return { mark: '·', style: 'dim', text: 'did not run' };
      return { mark: '·', style: 'dim', text: needs.length === 0 ? '' : `waits for ${needs.join(', ')}` };
    case 'going': {
      const mark = SPINNER[Math.floor(now / TURN_MS) % SPINNER.length] ?? SPINNER[0];
      const line = stripVTControlCharacters(state.lastLine).replaceAll(/\s+/g, ' ');
      const text = [secondsText(now - state.startedAt), attemptText(state.attempt), line]
        .filter((part) => part !== '')
        .join('  ');
      return { mark, style: 'cyan', text };
    }
    case 'ended': {
      const isGood = state.outcome === 'success';
      if (state.retryAt !== null && !isOver) {
        const next = `attempt ${state.attempt + 1} in ${secondsText(Math.max(0, state.retryAt - now))}`;
        return { mark: '↻', style: 'cyan', text: [next, state.reason ?? ''].filter((part) => part !== '').join('  ') };
      }
      const parts = [secondsText(state.durationMs), attemptText(state.attempt), state.reason ?? ''];
      return { mark: isGood ? '✓' : '✗', style: isGood ? 'green' : 'red', text: parts.filter((part) => part !== '').join('  ') };
    }
  }
}

function attemptText(attempt: number): string {
  return attempt === 1 ? '' : `attempt ${attempt}`;
}

/** By characters; wide ones are left to the screen, which is told not to wrap. */
function cut(text: string, columns: number): string {
  const characters = Array.from(text.trimEnd());
  return characters.length <= columns ? characters.join('') : `${characters.slice(0, Math.max(0, columns - 1)).join('')}…`;
}
