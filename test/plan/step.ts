import type { Job, Retry, Step } from '../../src/config/config.ts';

/** Nothing is tried again. */
export const ONCE: Retry = { attempts: 1, delayMs: 0, backoff: 1, maxDelayMs: null, jitter: 0, on: null };

/** A step that only says what the test is about. */
export function testStep(id: string, script: string, fields: Partial<Step> = {}): Step {
  return {
    id,
    action: { kind: 'shell', script },
    needs: [],
    runIf: 'success',
    continueOnError: false,
    retry: ONCE,
    outputs: [],
    env: {},
    passEnv: ['*'],
    cwd: '/',
    timeoutMs: null,
    killGraceMs: 10_000,
    ...fields,
  };
}

/** A pipeline with nothing but steps. */
export function testPipeline(name: string, steps: readonly Step[], fields: Partial<Job['pipeline']> = {}): Job['pipeline'] {
  return { name, params: {}, steps, maxParallel: null, finally: [], finallyGraceMs: 10_000, ...fields };
}
