import { outerSettings } from '../../src/config/normalise/step-settings.ts';
import type { Action, Job, Retry, Step } from '../../src/config/config.ts';

/** Nothing is tried again. */
export const ONCE: Retry = { attempts: 1, delayMs: 0, backoff: 1, maxDelayMs: null, jitter: 0, on: null };

/** A step that only says what the test is about. */
export function testStep(id: string, action: string | Action, fields: Partial<Step> = {}): Step {
  return {
    id,
    action: typeof action === 'string' ? { kind: 'shell', script: action } : action,
    needs: [],
    runIf: 'success',
    continueOnError: false,
    retry: ONCE,
    outputs: [],
    env: {},
    passEnv: ['*'],
    stdin: null,
    ...outerSettings('/'),
    ...fields,
  };
}

/** A pipeline with nothing but steps. */
export function testPipeline(name: string, steps: readonly Step[], fields: Partial<Job['pipeline']> = {}): Job['pipeline'] {
  return { name, params: {}, steps, maxParallel: null, finally: [], runTimeoutMs: null, finallyGraceMs: 10_000, ...fields };
}
