import type { Step } from '../config/config.ts';
import { describeFailure } from '../executor/describe-exit.ts';
import type { CommandAction, Executor, Exit, OutputStream } from '../executor/executor.ts';
import { createOutputFile, type OutputFile } from './output-file.ts';
import { type Outputs, outputsOfValue, type ReadOutputs } from './read-outputs.ts';
import {
  outputsContext,
  type ParameterisedRun,
  runEnvironment,
  type RunIdentity,
  type StepSurroundings,
} from './run-environment.ts';
import { exitCodeOf } from './step-error.ts';
import { type StepEvent, stepOutcome } from './step-event.ts';

/** Lines that a step wrote. */
export interface StepOutput {
  readonly run: RunIdentity;
  readonly stepId: string;
  /** Which attempt of the step wrote them, from 1. */
  readonly attempt: number;
  readonly stream: OutputStream;
  /** Each line closed by `\n`; many at once, for there may be millions. */
  readonly text: string;
}

export interface AttemptOptions {
  readonly executor: Executor;
  readonly onOutput: (output: StepOutput) => void;
  /** Told of each attempt of a step that begins, and of its end after all of its output. */
  readonly onStep?: (event: StepEvent) => void;
  /** Aborting it ends the attempt. */
  readonly signal: AbortSignal;
  /** Aborting it as well does not wait for the `kill_grace`. */
  readonly kill?: AbortSignal;
}

/** What came of one attempt. `failure`: the rest of a sentence that begins with the step. */
export type AttemptResult =
  | { readonly kind: 'success'; readonly outputs: Outputs }
  | { readonly kind: 'failure'; readonly failure: string; readonly exit: Exit };

/** Runs a step once. Never rejects. */
export async function attemptStep(
  step: Step,
  run: ParameterisedRun,
  surroundings: StepSurroundings,
  options: AttemptOptions,
): Promise<AttemptResult> {
  const { jobId, runId, fireTime } = run;
  const about = { jobId, runId, fireTime, stepId: step.id, attempt: surroundings.attempt };
  options.onStep?.({ kind: 'started', ...about, at: Date.now() });
  const { exit, outputs } = await execute(step, run, surroundings, options);
  const result = resultOf(step, exit, outputs);
  const reason = result.kind === 'failure' ? result.failure : null;
  const outcome = stepOutcome(exit, reason);
  options.onStep?.({ kind: 'ended', ...about, at: Date.now(), outcome, reason, exitCode: exitCodeOf(exit) });
  return result;
}

function resultOf(step: Step, exit: Exit, outputs: ReadOutputs): AttemptResult {
  const failure = describeFailure(exit, step.timeoutMs, step.successCodes);
  if (failure !== null) return { kind: 'failure', failure, exit };
  return outputs.kind === 'mistake'
    ? { kind: 'failure', failure: outputs.failure, exit }
    : { kind: 'success', outputs: outputs.outputs };
}

const NO_OUTPUTS: ReadOutputs = { kind: 'outputs', outputs: {} };

async function execute(
  step: Step,
  run: ParameterisedRun,
  surroundings: StepSurroundings,
  options: AttemptOptions,
): Promise<{ exit: Exit; outputs: ReadOutputs }> {
  if (step.outputs.length === 0) {
    return { exit: await runCommand(step, run, surroundings, options, null), outputs: NO_OUTPUTS };
  }
  if (step.action.kind === 'module') {
    const exit = await runCommand(step, run, surroundings, options, null);
    return { exit, outputs: exit.kind === 'returned' ? outputsOfValue(exit.value, step.outputs) : NO_OUTPUTS };
  }
  let file: OutputFile;
  try {
    file = await createOutputFile();
  } catch (error) {
    const message = `no file for its outputs can be made: ${(error as Error).message}`;
    return { exit: { kind: 'failed-to-start', message }, outputs: NO_OUTPUTS };
  }
  await using kept = file;
  const exit = await runCommand(step, run, surroundings, options, kept.path);
  return { exit, outputs: await kept.read(step.outputs) };
}

async function runCommand(
  step: Step,
  run: ParameterisedRun,
  surroundings: StepSurroundings,
  { executor, onOutput, signal, kill }: AttemptOptions,
  outputPath: string | null,
): Promise<Exit> {
  if (signal.aborted || kill?.aborted === true) return { kind: 'cancelled' };
  const { attempt } = surroundings;
  const execution = executor.start(
    {
      action: commandAction(step, run, surroundings),
      env: { ...step.env, ...runEnvironment(run, surroundings), ...(outputPath !== null && { VOLNUX_OUTPUT: outputPath }) },
      passEnv: step.passEnv,
      cwd: step.cwd,
      shell: step.shell,
      ...(step.stdin !== null && { stdin: step.stdin }),
      timeoutMs: step.timeoutMs,
      killGraceMs: step.killGraceMs,
      stopSignal: step.stopSignal,
      failOn: step.failOn,
    },
    (stream, text) => onOutput({ run, stepId: step.id, attempt, stream, text }),
  );
  const over = new AbortController();
  signal.addEventListener('abort', () => execution.cancel(), { once: true, signal: over.signal });
  kill?.addEventListener('abort', () => execution.cancel({ now: true }), { once: true, signal: over.signal });
  const exit = await execution.ended;
  over.abort();
  return exit;
}

function commandAction(
  { id, action, cwd, isolation }: Step,
  { jobId, runId, fireTime, params }: ParameterisedRun,
  surroundings: StepSurroundings,
): CommandAction {
  if (action.kind !== 'module') return action;
  const { kind, path, exportName } = action;
  const { attempt, end } = surroundings;
  const outputs = outputsContext(surroundings);
  // A worker thread cannot have a working directory of its own, so the module is told.
  const context = { jobId, runId, stepId: id, fireTime, attempt, cwd, with: action.with, params, outputs, ...end };
  // What a module keeps of `with` or of a param is right for no other step, nor after an edit of them.
  const scope = JSON.stringify([jobId, id, cwd, action.with, params]);
  return { kind, path, exportName, args: [], context, isolation, scope };
}
