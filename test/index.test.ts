import { expect, test } from 'vitest';
import { loadConfig } from '../src/config/load-config.ts';
import * as volnux from '../src/index.ts';

test('the public API is what was decided, and nothing else', () => {
  const names = Object.keys(volnux).sort();
  expect(names.filter((name) => !name.startsWith('EVENT_'))).toEqual([
    'Pipeline',
    'PipelineScheduler',
    'SchedulerError',
    'StoreError',
    'TriggerError',
    'createMemoryStore',
    'createTrigger',
    'defineHook',
    'defineStep',
    'fromCrontab',
    'loadConfig',
    'neverFires',
    'openSqliteStore',
  ]);
  expect(names.filter((name) => name.startsWith('EVENT_'))).toEqual([
    'EVENT_ALL',
    'EVENT_CLOCK_JUMPED',
    'EVENT_CONFIG_APPLIED',
    'EVENT_CONFIG_REJECTED',
    'EVENT_HOOK_ERROR',
    'EVENT_JOB_ADDED',
    'EVENT_JOB_CANCELLED',
    'EVENT_JOB_COALESCED',
    'EVENT_JOB_ERROR',
    'EVENT_JOB_EXECUTED',
    'EVENT_JOB_LATE',
    'EVENT_JOB_MAX_INSTANCES',
    'EVENT_JOB_MISSED',
    'EVENT_JOB_MODIFIED',
    'EVENT_JOB_OVERDUE',
    'EVENT_JOB_PAUSED',
    'EVENT_JOB_REMOVED',
    'EVENT_JOB_RESUMED',
    'EVENT_JOB_RETRY',
    'EVENT_JOB_SUBMITTED',
    'EVENT_JOB_WAITING',
    'EVENT_LOOP_STALLED',
    'EVENT_MASKS',
    'EVENT_SCHEDULER_PAUSED',
    'EVENT_SCHEDULER_RESUMED',
    'EVENT_SCHEDULER_SHUTDOWN',
    'EVENT_SCHEDULER_STARTED',
    'EVENT_STEP_ERROR',
    'EVENT_STORE_ERROR',
    'EVENT_STORE_RECOVERED',
  ]);
});

test('loadConfig loads a schedule, with the same result as its own module gives', async () => {
  const path = 'examples/quickstart/schedule.yaml';
  const { config, diagnostics, hash } = await volnux.loadConfig(path, { env: {} });
  expect(diagnostics).toEqual([]);
  expect(config?.jobs.size).toBeGreaterThan(0);
  expect(hash).toBe((await loadConfig(path, { env: {} })).hash);
});

test('the APScheduler names that are missing belong to what volnux does not have: executors and stores by alias', () => {
  expect([
    volnux.EVENT_SCHEDULER_STARTED,
    volnux.EVENT_JOB_ADDED,
    volnux.EVENT_JOB_SUBMITTED,
    volnux.EVENT_JOB_MAX_INSTANCES,
  ]).toEqual([1, 1 << 9, 1 << 15, 1 << 16]);
});
