import { expect, test } from 'vitest';
import { type PlannedStep, StepBoard } from '../../../src/cli/exec/step-board.ts';
import { stepTree, type TreeView } from '../../../src/cli/exec/step-tree.ts';
import type { StepEvent } from '../../../src/run/step-event.ts';

const step = (id: string, needs: readonly string[] = []): PlannedStep => ({ id, needs });

function started(stepId: string, at: number, attempt = 1): StepEvent {
  return { kind: 'started', jobId: 'j', runId: 'r', fireTime: 0, stepId, attempt, at };
}

function ended(stepId: string, at: number, reason: string | null = null): StepEvent {
  const outcome = reason === null ? 'success' : 'failure';
  return { kind: 'ended', jobId: 'j', runId: 'r', fireTime: 0, stepId, attempt: 1, at, outcome, reason, exitCode: null };
}

const view: TreeView = { title: 'j', now: 0, columns: 60, rows: 24, isOver: false, paint: (_style, text) => text };

test('shows how far each step is', () => {
  const board = new StepBoard([step('extract'), step('check'), step('again'), step('load', ['extract', 'check'])]);
  board.tell(started('extract', 0));
  board.tell(started('check', 0));
  board.tell(ended('check', 700, 'exited with code 3'));
  board.tell(started('again', 0));
  board.tell(ended('again', 100, 'exited with code 1'));
  board.tell(started('again', 1000, 2));
  board.tellLine('extract', '\u001b[31mrow 1\u001b[0m\tof 5');
  expect(stepTree(board, { ...view, now: 65_200 })).toEqual([
    'j',
    '├─ ⠹ extract  1m5s  row 1 of 5',
    '├─ ✗ check    0.7s  exited with code 3',
    '├─ ⠹ again    1m4s  attempt 2',
    '└─ · load     waits for extract, check',
  ]);
  board.tell(ended('extract', 65_300));
  board.tell(ended('again', 65_300));
  expect(stepTree(board, { ...view, now: 65_300, isOver: true })).toEqual([
    'j',
    '├─ ✓ extract  1m5s',
    '├─ ✗ check    0.7s  exited with code 3',
    '├─ ✓ again    1m4s',
    '└─ · load     did not run',
  ]);
});

test('a step that waits for its next attempt has not failed yet', () => {
  const board = new StepBoard([step('again')]);
  board.tell(started('again', 0));
  board.tell(ended('again', 1100, 'exited with code 2'));
  board.tellRetry('again', 4100);
  expect(stepTree(board, { ...view, now: 2000 })).toEqual(['j', '└─ ↻ again  attempt 2 in 2.1s  exited with code 2']);
  // Cancelled while it waited.
  expect(stepTree(board, { ...view, now: 2000, isOver: true })[1]).toBe('└─ ✗ again  1.1s  exited with code 2');
  board.tell(started('again', 4100, 2));
  expect(stepTree(board, { ...view, now: 4200 })[1]).toContain('again  0.1s  attempt 2');
});

test('how a step goes is seen beside a long id on a narrow screen', () => {
  const board = new StepBoard([step('a'), step('a-step-with-a-very-long-name-that-takes-the-row')]);
  board.tell(started('a-step-with-a-very-long-name-that-takes-the-row', 0));
  board.tell(ended('a-step-with-a-very-long-name-that-takes-the-row', 1000, 'exited with code 2'));
  expect(stepTree(board, { ...view, columns: 40 })).toEqual(['j', '├─ · a', '└─ ✗ a-step-with-a-v…  1.0s  exited wi…']);
});

test('no line is wider than the screen', () => {
  const board = new StepBoard([step('a'), step('a-step-with-a-very-long-name-indeed')]);
  board.tell(started('a', 0));
  board.tellLine('a', 'x'.repeat(200));
  const lines = stepTree(board, { ...view, columns: 30 });
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(30);
  expect(lines[1]).toMatch(/…$/);
});

test('of more steps than fit those are shown that go on or failed, in their order; in the end all of them', () => {
  const ids = Array.from({ length: 30 }, (_, index) => `s${index}`);
  const board = new StepBoard(ids.map((id) => step(id)));
  for (const id of ['s3', 's20', 's29']) board.tell(started(id, 0));
  board.tell(ended('s3', 1));
  board.tell(ended('s20', 1, 'exited with code 1'));
  expect(stepTree(board, { ...view, rows: 6 }).map((line) => line.slice(0, 8).trim())).toEqual([
    'j',
    '├─ ✓ s3',
    '├─ ✗ s20',
    '├─ ⠋ s29',
    '└─ … 27',
  ]);
  expect(stepTree(board, { ...view, rows: 6, isOver: true })).toHaveLength(31);
});
