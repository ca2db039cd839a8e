import { expect, test } from 'vitest';
import { createMask } from '../../src/config/secret/mask.ts';
import type { Command, Executor, Exit } from '../../src/executor/executor.ts';
import { maskedExecutor } from '../../src/run/masked-executor.ts';

const COMMAND: Command = {
  action: { kind: 'argv', argv: ['x'] },
  env: {},
  passEnv: [],
  cwd: '/',
  timeoutMs: null,
  killGraceMs: 0,
};

test.each([
  [
    { kind: 'threw', name: 'E sesame', message: 'no sesame', stack: 'E: no sesame\n at sesame.js' },
    { kind: 'threw', name: 'E ***', message: 'no ***', stack: 'E: no ***\n at ***.js' },
  ],
  [
    { kind: 'failed-to-start', message: 'no such file sesame' },
    { kind: 'failed-to-start', message: 'no such file ***' },
  ],
  [
    { kind: 'executor-lost', message: 'sesame' },
    { kind: 'executor-lost', message: '***' },
  ],
  [
    { kind: 'returned', value: { data: 'sesame' } },
    { kind: 'returned', value: { data: 'sesame' } },
  ],
  [
    { kind: 'exited', code: 3 },
    { kind: 'exited', code: 3 },
  ],
] as const satisfies readonly (readonly [Exit, Exit])[])('%j is told as %j', async (exit, told) => {
  const executor = maskedExecutor(saying([], exit), () => createMask(['sesame']));
  expect(await executor.start(COMMAND, () => {}).ended).toEqual(told);
});

test('hides what is a secret when a line comes, in both streams by themselves', async () => {
  let mask = createMask(['first one']);
  const executor = maskedExecutor(
    saying(['first one', 'second one', 'first one, second one'], { kind: 'exited', code: 0 }),
    () => mask,
  );
  const lines: string[] = [];
  await executor.start(COMMAND, (stream, text) => {
    lines.push(`${stream} ${text.trimEnd()}`);
    mask = createMask(['second one']);
  }).ended;
  expect(lines).toEqual(['stdout ***', 'stderr ***', 'stdout first one, ***']);
});

/** An executor whose commands write these lines, to one stream and the other in turn, and end so. */
function saying(lines: readonly string[], exit: Exit): Executor {
  return {
    start(_command, onOutput) {
      for (const [index, line] of lines.entries()) onOutput(index % 2 === 0 ? 'stdout' : 'stderr', `${line}\n`, false);
      return { ended: Promise.resolve(exit), cancel: () => {} };
    },
    close: async () => {},
  };
}
