export { createTrigger } from './trigger/create-trigger.ts';
export { fromCrontab } from './trigger/cron/from-crontab.ts';
export { neverFires } from './trigger/never-fires.ts';
export { TriggerError, type TriggerProblem } from './trigger/trigger-error.ts';
export type { Trigger } from './trigger/trigger.ts';
export type {
  AfterSpec,
  AllSpec,
  AnySpec,
  CalendarFields,
  CalendarIntervalSpec,
  CronFields,
  CronSpec,
  DateSpec,
  IntervalSpec,
  ManualSpec,
  RunEnd,
  StartupSpec,
  TriggerSpec,
} from './trigger/spec/trigger-spec.ts';

export { PipelineScheduler } from './scheduler/pipeline-scheduler.ts';
export type { AddJobOptions, JobChanges, SchedulerOptions } from './scheduler/scheduler-options.ts';
export { Pipeline, type Runnable, type RunContext } from './scheduler/pipeline.ts';
export type { RetryOptions } from './scheduler/jobs/retry-options.ts';
export type { RunLimits } from './scheduler/instances/run-places.ts';
export type { JobState, ScheduledJob } from './scheduler/jobs/scheduled-job.ts';
export type { RunInFlight } from './scheduler/instances/run-in-flight.ts';
export { SchedulerError } from './scheduler/scheduler-error.ts';
export type { Clock } from './scheduler/clock.ts';

export { defineStep, type StepContext } from './run/step-context.ts';
export { defineHook, type HookContext } from './hook/hook-context.ts';
export type { EventPayload, HookPayload } from './hook/event-payload.ts';

export type { Store } from './store/store.ts';
export { createMemoryStore } from './store/memory-store.ts';
export { openSqliteStore } from './store/sqlite/sqlite-store.ts';
export { StoreError } from './store/store-error.ts';

export { loadConfig } from './config/lazy-load-config.ts';
export type { LoadResult } from './config/load-config.ts';
export type { Config } from './config/config.ts';
export type { Diagnostic } from './config/diagnostic/diagnostic.ts';

export * from './event/event-mask.ts';
export type { VolnuxEvent } from './event/event.ts';
export type { Listener } from './event/listeners.ts';
