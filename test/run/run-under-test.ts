import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Action, Pipeline, Retry, Step } from '../../src/config/config.ts';
import type { Executor } from '../../src/executor/executor.ts';
import { linesOf } from '../../src/executor/lines-of.ts';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { type JobRunOptions, runJob, type WaitingRun } from '../../src/run/run-job.ts';
import { ONCE, testPipeline, testStep } from '../plan/step.ts';

/** Twice, without a wait. */
export const TWICE: Retry = { ...ONCE, attempts: 2 };

interface Ran {
  /** `step: text` for each line. */
  readonly lines: readonly string[];
  /** `step#attempt outcome`, in the order in which the attempts ended. */
  readonly attempts: readonly string[];
  /** `event: reason`. */
  readonly events: readonly string[];
  /** The step that each of them is about. */
  readonly about: readonly (string | null)[];
  readonly error: Error | null;
}

interface Settings extends Partial<Omit<JobRunOptions, 'executor' | 'onOutput' | 'onStep' | 'onEvent'>> {
  readonly retry?: Retry;
  readonly rerunInterrupted?: boolean;
  readonly former?: WaitingRun;
  readonly onLine?: (line: string) => void;
  readonly onEvent?: (event: string) => void;
}

interface RunsUnderTest {
  /** The folder in which the steps run. */
  readonly directory: string;
  readonly step: (id: string, action: string | Action, fields?: Partial<Step>) => Step;
  /** Runs a pipeline of these steps with real processes. */
  readonly run: (steps: readonly Step[], pipeline?: Partial<Pipeline>, settings?: Settings) => Promise<Ran>;
}

/** Real runs for the tests of a file: an executor process and a folder of their own. */
export function runsUnderTest(): RunsUnderTest {
  const directory = mkdtempSync(join(tmpdir(), 'volnux-run-'));
  let executor: Executor;
  beforeAll(() => {
    executor = startExecutor();
  });
  afterAll(async () => {
    await executor.close();
    rmSync(directory, { recursive: true });
  });
  return {
    directory,
    step: (id, action, fields = {}) => testStep(id, action, { cwd: directory, killGraceMs: 1000, ...fields }),
    run: async (steps, fields = {}, { retry = ONCE, rerunInterrupted = false, former, onLine, onEvent, ...options } = {}) => {
      const [lines, attempts, events]: [string[], string[], string[]] = [[], [], []];
      const about: (string | null)[] = [];
      const run = { jobId: 'nightly', runId: 'r-1', fireTime: 0, timezone: 'UTC', params: {} };
      const error = await runJob(
        { pipeline: testPipeline('p', steps, fields), retry, rerunInterrupted },
        run,
        {
          signal: new AbortController().signal,
          ...options,
          executor,
          onOutput: ({ stepId, text }) => {
            for (const line of linesOf(text)) {
              lines.push(`${stepId}: ${line}`);
              onLine?.(`${stepId}: ${line}`);
            }
          },
          onStep: (event) => {
            if (event.kind === 'ended') attempts.push(`${event.stepId}#${event.attempt} ${event.outcome}`);
          },
          onEvent: (name, reason, stepId) => {
            about.push(stepId);
            events.push(`${name}: ${reason}`);
            onEvent?.(`${name}: ${reason}`);
          },
        },
        former,
      ).then(
        () => null,
        (thrown: Error) => thrown,
      );
      return { lines, attempts, events, about, error };
    },
  };
}
