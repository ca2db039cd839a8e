import { parseDuration } from '../../trigger/parse-duration.ts';
import type { Config, Job, KeptHistory, Step } from '../config.ts';
import { paramsOf } from '../params/params-of.ts';
import { type Environment, innerEnvironment } from './environment.ts';
import { normaliseAction, normaliseHooks } from './normalise-actions.ts';
import { normaliseTrigger, type TriggerDefaults } from './normalise-trigger.ts';
import { stepId, stepNeeds } from './step-id.ts';
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
  readonly timeoutMs: number | null;
  readonly killGraceMs: number;
  readonly environment: Environment;
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
  const grace = written.misfire_grace_time;
  return {
    id,
    description: written.description ?? null,
    trigger: normaliseTrigger(written.trigger, defaults),
    pipeline: {
      name: written.pipeline ?? id,
      params: declarations,
      steps: normaliseSteps(pipeline.steps, {
        environment,
        directory,
        timeoutMs: toMs(written.timeout, toMs(pipeline.timeout, defaults.timeoutMs)),
        killGraceMs: toMs(written.kill_grace, toMs(pipeline.kill_grace, defaults.killGraceMs)),
      }),
    },
    params: values,
    maxInstances: written.max_instances ?? defaults.maxInstances,
    coalesce: written.coalesce ?? defaults.coalesce,
    misfireGraceTimeMs: toMs(grace, defaults.misfireGraceTimeMs),
    overlap: written.overlap ?? defaults.overlap,
    catchUpLimit: written.catch_up_limit ?? defaults.catchUpLimit,
    paused: written.paused ?? false,
    rerunInterrupted: written.rerun_interrupted ?? defaults.rerunInterrupted,
    history: normaliseHistory(written.history, defaults.history),
    onChange: written.on_change ?? defaults.onChange,
    outputMaxBytes: written.output?.max_bytes ?? defaults.outputMaxBytes,
    expect: {
      maxDurationMs: toMs(written.expect?.max_duration, null),
      everyMs: toMs(written.expect?.every, null),
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
  return { runs, forMs: toMs(keepFor, base.forMs) };
}

/** The pipeline a job names; for one with steps of its own, or a single command, a pipeline made of that. */
function pipelineOf(id: string, written: WrittenJob, pipelines: JobDefaults['pipelines']): WrittenPipeline {
  if (written.steps !== undefined) return { steps: written.steps };
  const { run, module, with: argument } = written;
  const named = written.pipeline === undefined ? undefined : pipelines[written.pipeline];
  if (named !== undefined) return named;
  const step: WrittenStep = { id };
  if (run !== undefined) step.run = run;
  if (module !== undefined) step.module = module;
  if (argument !== undefined) step.with = argument;
  return { steps: [step] };
}

/** Milliseconds of a setting; `fallback` when it is not given. `null` is a value of its own: no limit. */
function toMs<Value extends string | number | null, Fallback extends number | null>(
  value: Value | undefined,
  fallback: Fallback,
): (null extends Value ? number | null : number) | Fallback {
  if (value === undefined) return fallback;
  return (value === null ? null : parseDuration(value)) as null extends Value ? number | null : number;
}

/** What steps take from their job. */
interface StepDefaults extends Pick<Step, 'timeoutMs' | 'killGraceMs'> {
  readonly environment: Environment;
  /** Absolute folder of the schedule file. */
  readonly directory: string;
}

/** Steps with ids, needs and limits made out. */
function normaliseSteps(steps: readonly WrittenStep[], defaults: StepDefaults): readonly Step[] {
  const ids = steps.map(stepId);
  return steps.map((step, index) => {
    const { env, passEnv } = innerEnvironment(defaults.environment, step);
    return {
      id: stepId(step, index),
      action: normaliseAction(step, defaults.directory),
      needs: stepNeeds(step, index, ids),
      env,
      passEnv,
      cwd: defaults.directory,
      timeoutMs: toMs(step.timeout, defaults.timeoutMs),
      killGraceMs: toMs(step.kill_grace, defaults.killGraceMs),
    };
  });
}
