import type { Command } from '../../src/executor/executor.ts';
import { timed } from './compare.ts';

/** Programs that one measurement starts. */
const STARTS = 400;
const AT_ONCE = 16;

/** Ms for many starts, several at the same time. */
export function startMany(start: () => Promise<unknown>): Promise<number> {
  let left = STARTS;
  return timed(() =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) await start();
      }),
    ),
  );
}

export function perSecond(totalMs: number): number {
  return Math.round((STARTS * 1000) / totalMs);
}

export function echoCommand(): Command {
  const action = { kind: 'argv', argv: ['/bin/echo', 'hello'] } as const;
  return { action, env: {}, passEnv: ['*'], cwd: '/', timeoutMs: null, killGraceMs: 1000 };
}
