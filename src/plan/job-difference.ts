import { durationText } from '../config/lint/duration-text.ts';
import type { Job } from '../config/config.ts';
import { difference, mapDifference, type Difference, type FieldChange } from './difference.ts';
import { effectOf, FIELD_TABLE } from './field-table.ts';
import { hookDifference } from './hook-difference.ts';
import { isEqual } from './is-equal.ts';
import { stepDifference } from './step-difference.ts';
import { writtenRetry } from './written-retry.ts';

/** Every field in which `after` is not as `before`, but for the id and `paused`, which are changes of their own; none for equal ones. */
export function jobDifference(before: Job, after: Job): readonly FieldChange[] {
  const fields = Object.entries(COMPARISONS) as readonly (readonly [keyof Job, Comparison])[];
  return fields
    .filter(([field]) => !isEqual(before[field], after[field]))
    .flatMap(([, compare]) => compare(before, after))
    .map((each) => ({ ...each, effect: effectOf(each.field, before, after) }));
}

type Comparison = (before: Job, after: Job) => readonly Difference[];

/** How each field is compared, in the order they are told. */
const COMPARISONS: Readonly<Record<Exclude<keyof Job, 'id' | 'paused'>, Comparison>> = {
  description: setting('description'),
  trigger: (before, after) => mapDifference('trigger', 'trigger.', inFile(before.trigger), inFile(after.trigger)),
  pipeline: pipelineDifference,
  params: (before, after) => mapDifference('params', 'with.', before.params, after.params),
  maxInstances: setting('maxInstances'),
  coalesce: setting('coalesce'),
  misfireGraceTimeMs: setting('misfireGraceTimeMs'),
  overlap: setting('overlap'),
  concurrency: setting('concurrency'),
  catchUpLimit: setting('catchUpLimit'),
  rerunInterrupted: setting('rerunInterrupted'),
  onChange: setting('onChange'),
  outputMaxBytes: setting('outputMaxBytes'),
  retry: (before, after) => difference('retry', 'retry', writtenRetry(before.retry), writtenRetry(after.retry)),
  history: (before, after) => mapDifference('history', 'history.', historyInFile(before.history), historyInFile(after.history)),
  expect: (before, after) => mapDifference('expect', 'expect.', expectInFile(before.expect), expectInFile(after.expect)),
  hooks: (before, after) => hookDifference(before.hooks, after.hooks),
};

/** A field that is what the file says, but for the spelling of its name and of durations. */
function setting(field: Exclude<keyof Job, 'pipeline' | 'hooks'>): Comparison {
  const written = (value: unknown): unknown => (field.endsWith('Ms') && typeof value === 'number' ? durationText(value) : value);
  return (before, after) => difference(field, FIELD_TABLE[field].written[0], written(before[field]), written(after[field]));
}

/** With durations, which are seconds, as people write them. */
function inFile(trigger: Job['trigger']): object {
  const written = (value: unknown): unknown => (typeof value === 'number' ? durationText(value * 1000) : value);
  return {
    ...trigger,
    ...('interval' in trigger && { interval: written(trigger.interval) }),
    ...('jitter' in trigger && { jitter: written(trigger.jitter) }),
  };
}

function historyInFile({ runs, forMs }: Job['history']): object {
  return { keep_runs: runs, keep_for: forMs === null ? null : durationText(forMs) };
}

function expectInFile({ maxDurationMs, everyMs }: Job['expect']): object {
  const written = (ms: number | null): string | undefined => (ms === null ? undefined : durationText(ms));
  return { max_duration: written(maxDurationMs), every: written(everyMs) };
}

function pipelineDifference(before: Job, after: Job): readonly Difference[] {
  return [
    ...difference('pipeline.name', 'pipeline', nameOf(before), nameOf(after)),
    ...mapDifference('pipeline.params', 'params.', before.pipeline.params, after.pipeline.params),
    ...difference('pipeline.maxParallel', 'max_parallel', before.pipeline.maxParallel, after.pipeline.maxParallel),
    ...difference('pipeline.runTimeoutMs', 'run_timeout', limitOf(before), limitOf(after)),
    ...difference('pipeline.finallyGraceMs', 'finally_grace', graceOf(before), graceOf(after)),
    ...stepDifference(before, after),
  ];
}

/** What an older volnux kept has none. */
function limitOf({ pipeline }: Job): string | undefined {
  const { runTimeoutMs = null } = pipeline as Partial<Job['pipeline']>;
  return runTimeoutMs === null ? undefined : durationText(runTimeoutMs);
}

function graceOf({ pipeline: { finallyGraceMs } }: Job): string {
  return durationText(finallyGraceMs);
}

/** A pipeline of the job's own has the name of the job, which nobody has written. */
function nameOf({ id, pipeline: { name } }: Job): string | undefined {
  return name === id ? undefined : name;
}
