import { expect, test } from 'vitest';
import { displayRun, type RunDisplay } from '../../../src/cli/exec/run-display.ts';
import { createFakeClock, type FakeClock } from '../../scheduler/fake-clock.ts';

const steps = [
  { id: 'a', needs: [] },
  { id: 'b', needs: [] },
];
const run = { jobId: 'j', runId: 'r', fireTime: 0, timezone: 'UTC' };

function display(
  isTTY: boolean,
  term = 'xterm',
  [columns, rows]: [number, number] = [40, 10],
): { clock: FakeClock; display: RunDisplay; stdout: string[]; stderr: string[] } {
  const clock = createFakeClock(0);
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const terminal = {
    stdout: { write: (text: string) => stdout.push(text), isTTY, columns, rows },
    stderr: { write: (text: string) => stderr.push(text) },
    env: { TERM: term },
    cwd: () => '/',
    on: () => {},
  };
  return { clock, display: displayRun({ terminal, steps, title: 'j', clock }), stdout, stderr };
}

function tell({ onStep, onOutput }: RunDisplay, clock: FakeClock): void {
  onStep({ ...run, kind: 'started', stepId: 'a', attempt: 1, at: clock.now() });
  onOutput({ run, stepId: 'a', attempt: 1, stream: 'stdout', text: 'out\n' });
  onOutput({ run, stepId: 'a', attempt: 1, stream: 'stderr', text: 'err\n' });
  onStep({ ...run, kind: 'ended', stepId: 'a', attempt: 1, at: clock.now(), outcome: 'success', reason: null, exitCode: 0 });
}

test('on a terminal each frame goes back over the former one, and what was written stands above it', async () => {
  const { clock, display: shown, stdout, stderr } = display(true);
  expect(stdout.splice(0)).toEqual(['\u001b[?7lj\n├─ · a\n└─ · b\n\u001b[?7h']);
  tell(shown, clock);
  expect(stdout).toEqual([]);
  await clock.advance(100);
  expect(stderr).toEqual(['a | err\n']);
  expect(stdout.splice(0)).toEqual(['\u001b[3A\r\u001b[Ja | out\n', '\u001b[?7lj\n├─ ✓ a  0.0s\n└─ · b\n\u001b[?7h']);
  shown.end();
  expect(stdout.splice(0)).toEqual(['\u001b[3A\r\u001b[J\u001b[?7lj\n├─ ✓ a  0.0s\n└─ · b  did not run\n\u001b[?7h']);
  await clock.advance(1000);
  expect(stdout).toEqual([]);
});

test('a terminal that does not know its size, and says 0, is taken as one of 80 by 24', () => {
  const { stdout } = display(true, 'xterm', [0, 0]);
  expect(stdout).toEqual(['\u001b[?7lj\n├─ · a\n└─ · b\n\u001b[?7h']);
});

test('a flood of output does not wait for the next frame', () => {
  const { display: shown, stdout } = display(true);
  const line = { run, stepId: 'a', attempt: 1, stream: 'stdout', text: `${'x'.repeat(1000)}\n` } as const;
  for (let count = 0; count < 100; count += 1) shown.onOutput(line);
  expect(stdout).toHaveLength(2);
});

test.each([
  ['no terminal', false, 'xterm'],
  ['a dumb one', true, 'dumb'],
])('with %s standard output has the output alone, and standard error tells of the steps', (_, isTTY, term) => {
  const { clock, display: shown, stdout, stderr } = display(isTTY, term);
  tell(shown, clock);
  shown.end();
  expect(stdout).toEqual(['out\n']);
  expect(stderr).toEqual(['a: started\n', 'err\n', 'a: succeeded after 0.0s\n', 'b: did not run\n']);
});
