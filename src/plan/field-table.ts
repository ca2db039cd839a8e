import type { Hook, Job, Pipeline, Step } from '../config/config.ts';
import { isEqual } from './is-equal.ts';

/**
 * When a change of a field applies: to every decision from now on; to the runs that start from now on; or to the trigger, which then
 * begins anew at the moment of the edit.
 */
export type Effect = 'now' | 'next-run' | 'anchor';

/** A field of a job as it is normalised. A new one is here by itself, and then has to get a row. */
export type JobField =
  | Exclude<keyof Job, 'pipeline' | 'hooks'>
  | `pipeline.${Exclude<keyof Pipeline, 'steps' | 'finally'>}`
  | `step.${keyof Step}`
  | `hook.${keyof Hook}`;

interface FieldRule {
  /** What the field is called in the file; several where it can be said in several places or ways. */
  readonly written: readonly [string, ...string[]];
  readonly effect: Effect;
  /** Whether runs that began before the change are not what the file says now: `on_change: cancel` ends them. */
  readonly outdatesRuns: boolean;
  /** For people, in Markdown. */
  readonly note: string;
}

/** What a run does is decided at its start. */
const RUN = { effect: 'next-run', outdatesRuns: true } as const;
/** How fire times are decided on. */
const POLICY = { effect: 'now', outdatesRuns: false } as const;
/** A run keeps its hooks. */
const HOOK = { effect: 'next-run', outdatesRuns: false } as const;

/** Field by field what an edit does: plan and apply go by it, and `docs/edits.md` is made of it. */
export const FIELD_TABLE: Readonly<Record<JobField, FieldRule>> = {
  id: {
    ...POLICY,
    written: ['the id', 'moved_from'],
    note: 'With `moved_from` it is the same job under another id, and nothing else changes. Without, one job is removed and another one added.',
  },
  description: { ...POLICY, written: ['description'], note: 'Is only shown.' },
  trigger: {
    effect: 'anchor',
    outdatesRuns: false,
    written: ['trigger', 'timezone', 'dst'],
    note: 'The next fire time is the first one after the edit; an interval counts from it. Another `timezone` of what no zone can move (an interval without dates, `startup`, `after`, `manual`) anchors nothing: it applies from the next run on.',
  },
  paused: {
    ...POLICY,
    written: ['paused'],
    note: '`true`: it has no fire time, and what waits for an instance to end is given up. `false`: its next fire time is the first one after the edit.',
  },
  maxInstances: { ...POLICY, written: ['max_instances'], note: 'What waits starts if there is room now; nothing is ended.' },
  coalesce: { ...POLICY, written: ['coalesce'], note: 'Counts when fire times are due the next time.' },
  misfireGraceTimeMs: {
    ...POLICY,
    written: ['misfire_grace_time'],
    note: 'Counts when fire times are due the next time.',
  },
  overlap: { ...POLICY, written: ['overlap'], note: 'Counts when fire times are due the next time; what waits keeps waiting.' },
  concurrency: {
    ...POLICY,
    written: ['concurrency'],
    note: 'Counts for what starts from now on; what waits for the former limit keeps waiting for it. An edit of a limit itself is in force at once.',
  },
  catchUpLimit: { ...POLICY, written: ['catch_up_limit'], note: 'Counts when fire times are due the next time.' },
  rerunInterrupted: {
    ...POLICY,
    written: ['rerun_interrupted'],
    note: 'Counts when a runner starts after a crash, whenever the run began; when the process that runs steps dies, for what began since.',
  },
  onChange: {
    ...POLICY,
    written: ['on_change'],
    note: 'That of the file after the edit decides; of a job that is removed, the one it had.',
  },
  outputMaxBytes: {
    effect: 'next-run',
    outdatesRuns: false,
    written: ['output.max_bytes'],
    note: 'How much of what a run writes is kept.',
  },
  history: {
    ...POLICY,
    written: ['history', 'runner.history'],
    note: 'Counts when records are pruned the next time, for those that are there, too.',
  },
  retry: {
    effect: 'next-run',
    outdatesRuns: false,
    written: ['retry'],
    note: 'That of the job. A run that waits for its next attempt goes on as it began, unless the job is removed or paused: then it has failed.',
  },
  expect: {
    ...POLICY,
    written: ['expect'],
    note: '`max_duration`: a run keeps the one it began with. `every`: counts at once, from the last success.',
  },
  params: { ...RUN, written: ['with'], note: 'And the defaults of the params of the pipeline.' },
  'pipeline.name': { ...RUN, written: ['pipeline'], note: 'Another pipeline is its steps and params, too.' },
  'pipeline.params': { ...RUN, written: ['params'], note: 'Declarations: what `with` may say.' },
  'pipeline.maxParallel': { ...RUN, written: ['max_parallel'], note: 'Of the pipeline or the job.' },
  'pipeline.runTimeoutMs': {
    ...RUN,
    written: ['run_timeout'],
    note: 'Of the pipeline, the job or `defaults`.',
  },
  'pipeline.finallyGraceMs': {
    ...RUN,
    written: ['finally_grace'],
    note: 'Of the pipeline, the job or `defaults`.',
  },
  'step.id': { ...RUN, written: ['steps', 'finally', 'id'], note: 'Steps added, removed, renamed, or in another order.' },
  'step.action': {
    ...RUN,
    written: ['run', 'module', 'with'],
    note: 'A module that was edited is picked up by the next run anyway.',
  },
  'step.needs': { ...RUN, written: ['needs'], note: 'Which step waits for which.' },
  'step.runIf': { ...RUN, written: ['if'], note: 'After what a step starts.' },
  'step.continueOnError': { ...RUN, written: ['continue_on_error'], note: 'Whether its failure fails the run.' },
  'step.retry': { ...RUN, written: ['retry'], note: 'That of a step: it is part of the run.' },
  'step.outputs': { ...RUN, written: ['outputs'], note: 'What a step hands on.' },
  'step.env': { ...RUN, written: ['env', 'env_file', 'secrets'], note: 'Of the file, the pipeline, the job or the step.' },
  'step.passEnv': { ...RUN, written: ['pass_env'], note: 'Of `defaults`, the pipeline, the job or the step.' },
  'step.cwd': { ...RUN, written: ['cwd', 'the folder of the schedule'], note: 'Where steps run.' },
  'step.shell': { ...RUN, written: ['shell'], note: 'Of `defaults`, the pipeline, the job or the step, as all below.' },
  'step.stdin': { ...RUN, written: ['stdin'], note: 'Of a command.' },
  'step.stopSignal': { ...RUN, written: ['stop_signal'], note: 'A step that is going keeps its signal.' },
  'step.successCodes': { ...RUN, written: ['success_codes'], note: 'A step that is going keeps its codes.' },
  'step.failOn': { ...RUN, written: ['fail_on'], note: 'A step that is going keeps its rules.' },
  'step.isolation': { ...RUN, written: ['isolation'], note: 'Where modules run.' },
  'step.timeoutMs': { ...RUN, written: ['timeout'], note: 'A step that is going keeps its limit.' },
  'step.killGraceMs': { ...RUN, written: ['kill_grace'], note: 'A step that is going keeps its grace.' },
  'hook.on': {
    ...HOOK,
    written: ['on'],
    note: 'Hooks added or removed, too. Of events that belong to no run (`job_missed`): at once.',
  },
  'hook.action': { ...HOOK, written: ['run', 'module', 'with', 'webhook'], note: 'Of a hook, as all below.' },
  'hook.level': { ...HOOK, written: ['hooks'], note: 'The same hook at the file, the pipeline or the job.' },
  'hook.atMost': { ...HOOK, written: ['at_most'], note: 'A hook that is edited begins to count anew.' },
  'hook.env': { ...HOOK, written: ['env', 'env_file', 'secrets'], note: 'Of the level where the hook is written, or its own.' },
  'hook.passEnv': { ...HOOK, written: ['pass_env'], note: 'Of the level where the hook is written, or its own.' },
  'hook.cwd': { ...HOOK, written: ['the folder of the schedule'], note: 'Where hooks run.' },
  'hook.timeoutMs': { ...HOOK, written: ['timeout'], note: 'A call that is going keeps its limit.' },
};

/** What a change of the field does between these two: that of its row, but for a trigger with the same fire times. */
export function effectOf(field: JobField, before: Job, after: Job): Effect {
  const { effect } = FIELD_TABLE[field];
  return effect === 'anchor' && isEqual(timing(before), timing(after)) ? 'next-run' : effect;
}

/** What decides fire times: to elapsed time without dates to read in it, and to what is no time, the zone is nothing. */
function timing({ trigger }: Job): unknown {
  const isElapsedTime = 'interval' in trigger && trigger.start_date === undefined && trigger.end_date === undefined;
  const isNoTime = 'startup' in trigger || 'after' in trigger || 'manual' in trigger;
  return isElapsedTime || isNoTime ? { ...trigger, timezone: null } : trigger;
}
