import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { VolnuxEvent } from '../src/event/event.ts';
import { EMPTY } from '../src/plan/plan.ts';
import { planChanges } from '../src/plan/plan-changes.ts';
import { applyPlan } from '../src/reconcile/apply-plan.ts';
import { createLoader } from '../src/config/load-config.ts';
import { startRunner, type RunnerStart } from '../src/runner.ts';
import { PipelineScheduler } from '../src/scheduler/pipeline-scheduler.ts';
import { generatedSchedule } from './config/generated-schedule.ts';
import { medianIn } from './measure.ts';

/**
 * What an edit of one job among many takes in a runner that is running, from the write to the new trigger in force; whether the other jobs' fire times
 * stay as they are, to the bit; and what a thousand reloads leave in memory.
 */
const JOBS = 10_000;
const EDITS = 21;
const DEBOUNCE_MS = 100;
const AT_MOST_MS = 150;
/** A smaller schedule, so that a thousand reloads take a minute. */
const MEMORY_JOBS = 1000;
const RELOADS = 1000;
const WARM_UP_RELOADS = 200;

const folder = mkdtempSync(join(tmpdir(), 'volnux-bench-'));
try {
  const edit = await measureEdits();
  const unchanged = await compareFireTimes();
  const memory = await measureMemory();
  console.table({
    'an edit of one job in 10,000: write to trigger in force': { value: edit.writeToForceMs, unit: 'ms' },
    'the same without the debounce of 100 ms': { value: edit.withoutDebounceMs, unit: 'ms', 'at most': AT_MOST_MS },
    'the same, the slowest of them': { value: edit.slowestMs, unit: 'ms' },
    'next fire times of unchanged jobs that are others': {
      value: unchanged.differing,
      unit: `of ${unchanged.compared}`,
      'at most': 0,
    },
    'heap after 1,000 more reloads': { value: memory.ratio, unit: 'times before', 'at most': 1.05 },
  });
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '' };
  writeFileSync(
    new URL('results/reload.json', import.meta.url),
    `${JSON.stringify({ machine, edit, unchanged, memory }, null, 2)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Jobs that hardly fire meanwhile; `changed` is the number of one that has another trigger. */
function scheduleOf(jobs: number, changed: number, minute: number): string {
  return generatedSchedule(jobs)
    .replaceAll(/interval: \d+m/g, 'interval: 9h')
    .replace(new RegExp(`(vol${changed} .*\\n.*cron: )"[^"]*"`), `$1"${minute} 4 1 1 *"`);
}

async function measureEdits(): Promise<Record<'writeToForceMs' | 'withoutDebounceMs' | 'slowestMs', number>> {
  const path = join(folder, 'many.yaml');
  writeFileSync(path, scheduleOf(JOBS, 600, 0));
  const applied: (() => void)[] = [];
  const runner = await start(path, ({ name }) => {
    if (name === 'config_applied') applied.shift()?.();
  });
  const times: number[] = [];
  for (let n = 1; n <= EDITS; n++) {
    const text = scheduleOf(JOBS, 600 * (1 + (n % 16)), n);
    const { promise, resolve } = Promise.withResolvers<void>();
    applied.push(resolve);
    const startedAt = performance.now();
    writeFileSync(path, text);
    await promise;
    times.push(performance.now() - startedAt);
    // What is left to do of an edit is not the next one's.
    await runner.reload();
  }
  await runner.stop();
  const [median, slowest] = [medianIn(times), Math.max(...times)];
  return { writeToForceMs: rounded(median), withoutDebounceMs: rounded(median - DEBOUNCE_MS), slowestMs: rounded(slowest) };
}

async function compareFireTimes(): Promise<Record<'compared' | 'differing', number>> {
  const path = join(folder, 'compared.yaml');
  const load = createLoader();
  const scheduler = new PipelineScheduler({ lifetime: 'declared' });
  scheduler.start();
  const target = { scheduler, runnableOf: () => ({ run: () => {} }) };
  const fireTimes = (): ReadonlyMap<string, number | null> =>
    new Map(scheduler.getJobs().map(({ id, nextFireTime }) => [id, nextFireTime]));
  let actual = EMPTY;
  let before = fireTimes();
  let differing = 0;
  for (const minute of [0, 30]) {
    writeFileSync(path, scheduleOf(JOBS, 600, minute));
    const { config } = await load(path, { env: {} });
    if (config === null) throw new Error('the generated schedule is not valid');
    const plan = planChanges(actual, config.jobs);
    await applyPlan(plan, actual, target);
    actual = config.jobs;
    const after = fireTimes();
    differing = [...before].filter(([id, time]) => id !== 'orders-600' && after.get(id) !== time).length;
    before = after;
  }
  await scheduler.shutdown();
  return { compared: before.size - 1, differing };
}

async function measureMemory(): Promise<Record<'reloads' | 'jobs' | 'beforeMb' | 'afterMb' | 'ratio', number>> {
  const path = join(folder, 'memory.yaml');
  writeFileSync(path, scheduleOf(MEMORY_JOBS, 600, 0));
  const runner = await start(path, () => {});
  let n = 0;
  const reload = async (count: number): Promise<number> => {
    const end = n + count;
    for (; n < end; n++) {
      writeFileSync(path, scheduleOf(MEMORY_JOBS, 30 * (n % 30), n % 60));
      await runner.reload();
    }
    return heapMb();
  };
  const beforeMb = await reload(WARM_UP_RELOADS);
  const afterMb = await reload(RELOADS);
  await runner.stop();
  return {
    reloads: RELOADS,
    jobs: MEMORY_JOBS,
    beforeMb: rounded(beforeMb),
    afterMb: rounded(afterMb),
    ratio: rounded(afterMb / beforeMb),
  };
}

async function start(
  path: string,
  onEvent: (event: VolnuxEvent) => void,
): Promise<Extract<RunnerStart, { kind: 'started' }>['runner']> {
  const observer = {
    onEvent,
    onStepOutput: () => {},
    onHookOutput: () => {},
    onHookRetry: () => {},
    onFailure: (error: Error) => console.error(error),
  };
  const started = await startRunner({ version: 'bench', configPaths: [path], env: {}, observer });
  if (started.kind === 'rejected') throw new Error(started.diagnostics[0]?.message);
  return started.runner;
}

/** Of what is reachable. */
function heapMb(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
