import type { Pipeline, Step } from '../config/config.ts';
import { describeFailure } from '../executor/describe-exit.ts';
import type { CommandAction, Executor, OutputStream } from '../executor/executor.ts';
import { type ParameterisedRun, runEnvironment, type RunIdentity } from './run-environment.ts';
import { StepError } from './step-error.ts';
import { type StepEvent, stepOutcome } from './step-event.ts';

/** One line that a step wrote. */
export interface OutputLine {
  readonly run: RunIdentity;
  readonly stepId: string;
  /** Which try of the step wrote it, from 1. */
  readonly attempt: number;
  readonly stream: OutputStream;
  readonly text: string;
}

/** No step is tried twice. */
const ATTEMPT = 1;

export interface RunOptions {
  readonly executor: Executor;
  readonly onOutput: (line: OutputLine) => void;
  /** Told of each step that begins, and of its end after all of its output. */
  readonly onStep?: (event: StepEvent) => void;
  /** Aborting it ends the running steps, and no other one starts. */
  readonly signal: AbortSignal;
  /** Aborting it as well does not wait for the `kill_grace` of the steps. */
  readonly kill?: AbortSignal;
}

/**
 * One run of a pipeline: each step starts as soon as the steps it needs have succeeded. After a failure no further step starts;
 * those that are going may end. Resolves when all is over; rejects with the first `StepError`, or with `signal.reason`.
 */
export async function runPipeline(pipeline: Pipeline, run: ParameterisedRun, options: RunOptions): Promise<void> {
  const { signal } = options;
  const succeeded = new Set<string>();
  const waiting = new Set(pipeline.steps);
  const going = new Set<Promise<void>>();
  let failure: StepError | null = null;

  async function runStep(step: Step): Promise<void> {
    const error = await attemptStep(step, run, options);
    if (error) failure ??= error;
    else succeeded.add(step.id);
  }

  for (;;) {
    const ready = failure || signal.aborted ? [] : [...waiting].filter(({ needs }) => needs.every((id) => succeeded.has(id)));
    for (const step of ready) {
      waiting.delete(step);
      const ended = runStep(step).finally(() => going.delete(ended));
      going.add(ended);
    }
    if (going.size === 0) break;
    await Promise.race(going);
  }
  signal.throwIfAborted();
  if (failure) throw failure;
}

async function attemptStep(
  step: Step,
  run: ParameterisedRun,
  { executor, onOutput, onStep, signal, kill }: RunOptions,
): Promise<StepError | null> {
  const { jobId, runId, fireTime } = run;
  const about = { jobId, runId, fireTime, stepId: step.id, attempt: ATTEMPT };
  onStep?.({ kind: 'started', ...about, at: Date.now() });
  const execution = executor.start(
    {
      action: commandAction(step, run),
      env: { ...step.env, ...runEnvironment(run, step.id) },
      passEnv: step.passEnv,
      cwd: step.cwd,
      shell: step.shell,
      ...(step.stdin !== null && { stdin: step.stdin }),
      timeoutMs: step.timeoutMs,
      killGraceMs: step.killGraceMs,
      stopSignal: step.stopSignal,
      failOn: step.failOn,
    },
    (stream, text) => onOutput({ run, stepId: step.id, attempt: ATTEMPT, stream, text }),
  );
  const over = new AbortController();
  signal.addEventListener('abort', () => execution.cancel(), { once: true, signal: over.signal });
  kill?.addEventListener('abort', () => execution.cancel({ now: true }), { once: true, signal: over.signal });
  const exit = await execution.ended;
  over.abort();
  const failure = describeFailure(exit, step.timeoutMs, step.successCodes);
  const exitCode = 'code' in exit ? exit.code : null;
  onStep?.({ kind: 'ended', ...about, at: Date.now(), outcome: stepOutcome(exit, failure), reason: failure, exitCode });
  return failure === null ? null : new StepError(step.id, exit, failure);
}

function commandAction(
  { id, action, cwd, isolation }: Step,
  { jobId, runId, fireTime, params }: ParameterisedRun,
): CommandAction {
  if (action.kind !== 'module') return action;
  const { kind, path, exportName } = action;
  // A worker thread cannot have a working directory of its own, so the module is told.
  const context = { jobId, runId, stepId: id, fireTime, attempt: ATTEMPT, cwd, with: action.with, params };
  return { kind, path, exportName, args: [], context, isolation };
}
