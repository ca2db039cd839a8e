import type { Config, Job, KeptHistory, Pipeline, Step } from '../config.ts';
import { paramsOf } from '../params/params-of.ts';
import { type Environment, innerEnvironment } from './environment.ts';
import { normaliseAction, normaliseHooks } from './normalise-actions.ts';
import { normaliseRetry } from './normalise-retry.ts';
import { normaliseTrigger, type TriggerDefaults } from './normalise-trigger.ts';
import { settingMs } from './setting-ms.ts';
import { finallyId, stepId, stepNeeds } from './step-id.ts';
import { innerSettings, type StepSettings } from './step-settings.ts';
import type { WrittenConfig, WrittenHistory, WrittenJob, WrittenPipeline, WrittenStep } from '../written-config.ts';

/** Settings that hold for every job that does not say otherwise, and what to resolve paths against. */
export interface JobDefaults
  extends
    TriggerDefaults,
    Pick<
      Job,
      | 'misfireGraceTimeMs'
      | 'coalesce'
      | 'maxInstances'
      | 'overlap'
      | 'catchUpLimit'
      | 'rerunInterrupted'
      | 'history'
      | 'onChange'
      | 'outputMaxBytes'
    > {
  readonly finallyGraceMs: number;
  readonly runTimeoutMs: number | null;
  readonly environment: Environment;
  readonly settings: StepSettings;
  readonly hooks: Config['hooks'];
  readonly pipelines: NonNullable<WrittenConfig['pipelines']>;
  /** Absolute folder of the schedule file. */
  readonly directory: string;
}

/** A job with its pipeline made out for it: job settings win over those of the pipeline, these over the defaults. */
export function normaliseJob(id: string, written: WrittenJob, defaults: JobDefaults): Job {
  const pipeline = pipelineOf(id, written, defaults.pipelines);
  const { declarations, values } = paramsOf(pipeline.params, written.with);
  const pipelineEnvironment = innerEnvironment(defaults.environment, pipeline);
  const environment = innerEnvironment(pipelineEnvironment, written);
  const { directory } = defaults;
  const stepDefaults: StepDefaults = {
    environment,
    directory,
    settings: innerSettings(innerSettings(defaults.settings, pipeline, directory), written, directory),
  };
  const grace = written.misfire_grace_time;
  return {
    id,
    description: written.description ?? null,
    trigger: normaliseTrigger(written.trigger, defaults),
    pipeline: {
      name: written.pipeline ?? id,
      params: declarations,
      steps: normaliseSteps(pipeline.steps, stepDefaults),
      maxParallel: written.max_parallel ?? pipeline.max_parallel ?? null,
      finally: normaliseFinally(written.finally ?? pipeline.finally ?? [], stepDefaults),
      runTimeoutMs: settingMs(written.run_timeout, settingMs(pipeline.run_timeout, defaults.runTimeoutMs)),
      finallyGraceMs: settingMs(written.finally_grace, settingMs(pipeline.finally_grace, defaults.finallyGraceMs)),
    },
    params: values,
    maxInstances: written.max_instances ?? defaults.maxInstances,
    coalesce: written.coalesce ?? defaults.coalesce,
    misfireGraceTimeMs: settingMs(grace, defaults.misfireGraceTimeMs),
    overlap: written.overlap ?? defaults.overlap,
    concurrency: written.concurrency ?? null,
    catchUpLimit: written.catch_up_limit ?? defaults.catchUpLimit,
    paused: written.paused ?? false,
    rerunInterrupted: written.rerun_interrupted ?? defaults.rerunInterrupted,
    history: normaliseHistory(written.history, defaults.history),
    onChange: written.on_change ?? defaults.onChange,
    outputMaxBytes: written.output?.max_bytes ?? defaults.outputMaxBytes,
    retry: normaliseRetry(written.retry),
    expect: {
      maxDurationMs: settingMs(written.expect?.max_duration, null),
      everyMs: settingMs(written.expect?.every, null),
    },
    hooks: [
      ...defaults.hooks,
      ...normaliseHooks(pipeline.hooks, 'pipeline', pipelineEnvironment, directory),
      ...normaliseHooks(written.hooks, 'job', environment, directory),
    ],
  };
}

/** What is kept: what `written` says, else `base`. */
export function normaliseHistory(written: WrittenHistory = {}, base: KeptHistory): KeptHistory {
  const { keep_runs: runs = base.runs, keep_for: keepFor } = written;
  return { runs, forMs: settingMs(keepFor, base.forMs) };
}

/** The pipeline a job names; for one with steps of its own, or a single command, a pipeline made of that. */
function pipelineOf(id: string, written: WrittenJob, pipelines: JobDefaults['pipelines']): WrittenPipeline {
  if (written.steps !== undefined) return { steps: written.steps };
  const { run, module, with: argument, stdin } = written;
  const named = written.pipeline === undefined ? undefined : pipelines[written.pipeline];
  if (named !== undefined) return named;
  const step: WrittenStep = { id };
  if (run !== undefined) step.run = run;
  if (module !== undefined) step.module = module;
  if (argument !== undefined) step.with = argument;
  if (stdin !== undefined) step.stdin = stdin;
  return { steps: [step] };
}

/** What steps take from their job. */
interface StepDefaults {
  readonly environment: Environment;
  readonly settings: StepSettings;
  /** Absolute folder of the schedule file. */
  readonly directory: string;
}

/** Steps with ids, needs and limits made out. */
function normaliseSteps(steps: readonly WrittenStep[], defaults: StepDefaults): Pipeline['steps'] {
  const ids = steps.map(stepId);
  return steps.map((step, index) =>
    normaliseStep(step, defaults, { id: stepId(step, index), needs: stepNeeds(step, index, ids), runIf: step.if ?? 'success' }),
  );
}

/** The same for those that end a run. */
function normaliseFinally(steps: readonly WrittenStep[], defaults: StepDefaults): Pipeline['finally'] {
  const ids = steps.map(finallyId);
  return steps.map((step, index) =>
    normaliseStep(step, defaults, {
      id: finallyId(step, index),
      needs: stepNeeds(undefined, index, ids),
      runIf: step.if ?? 'always',
    }),
  );
}

function normaliseStep(step: WrittenStep, defaults: StepDefaults, place: Pick<Step, 'id' | 'needs' | 'runIf'>): Step {
  const { env, passEnv } = innerEnvironment(defaults.environment, step);
  return {
    ...place,
    action: normaliseAction(step, defaults.directory),
    continueOnError: step.continue_on_error ?? false,
    retry: normaliseRetry(step.retry),
    outputs: step.outputs ?? [],
    env,
    passEnv,
    stdin: step.stdin ?? null,
    ...innerSettings(defaults.settings, step, defaults.directory),
  };
}
