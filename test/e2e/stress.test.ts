import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Action, Step } from '../../src/config/config.ts';
import { startExecutor } from '../../src/executor/start-executor.ts';
import { runPipeline } from '../../src/run/run-pipeline.ts';
import { PROGRAMS } from '../executor/run-command.ts';

import { testPipeline, testStep } from '../plan/step.ts';

const RUNS = 2_000;
const AT_ONCE = 64;
/** Every program of the test has it in its environment, however it was started. */
const MARK = `VOLNUX_STRESS_TEST=${randomUUID()}`;

interface Kind {
  readonly share: number;
  readonly action: string | Action;
  readonly fields?: Partial<Step>;
  /** What becomes of it: `null` for success, else the rest of a sentence that begins with the step. */
  readonly fails: RegExp | null;
}

const KINDS: readonly Kind[] = [
  { share: 30, action: 'echo "$VOLNUX_RUN_ID"', fails: null },
  { share: 16, action: 'echo on stderr >&2; exit 3', fails: /exited with code 3$/ },
  { share: 8, action: { kind: 'argv', argv: ['./no-such-program'] }, fails: /could not start: .* no such file/ },
  { share: 10, action: 'kill -SEGV $$', fails: /was ended by SIGSEGV$/ },
  { share: 8, action: 'sleep 1000 & sleep 1000 >/dev/null 2>&1 & exit 0', fails: null },
  { share: 4, action: `sh ${PROGRAMS}/floods.sh`, fails: null },
  { share: 4, action: 'sleep 1000', fields: { timeoutMs: 300 }, fails: /timeout of 0.3s$/ },
  {
    share: 2,
    action: 'trap "" TERM; sleep 1000; sleep 1000',
    fields: { timeoutMs: 300, killGraceMs: 50 },
    fails: /timeout of 0.3s$/,
  },
  { share: 4, action: module('only-run.ts'), fails: null },
  { share: 3, action: module('throws.ts'), fails: /threw RangeError: rows must be positive \(throws\.ts:2:9\)$/ },
  { share: 2, action: module('exits.ts'), fails: /threw ProcessExit/ },
  { share: 1, action: module('rejects-unhandled.ts'), fails: /threw Error: nobody listens \(rejects-unhandled\.ts:\d+:\d+\)$/ },
  { share: 1, action: module('loops-forever.ts'), fields: { timeoutMs: 200, killGraceMs: 50 }, fails: /timeout of 0.2s$/ },
  { share: 1, action: module('crashes-process.ts'), fields: { isolation: 'process' }, fails: /was ended by SIGSEGV$/ },
];

const executor = startExecutor();
afterAll(() => executor.close());

// What is left of processes and their files is told by Linux only.
test.runIf(process.platform === 'linux')(
  '2,000 runs of good, failing, hanging, forking, flooding and crashing steps all end as they should, and leave nothing behind',
  { timeout: 120_000 },
  async () => {
    const kinds = shuffled(KINDS.flatMap((kind) => Array<Kind>(kind.share).fill(kind)));
    const executorPid = await parentOfSteps();
    const filesPerThread = await filesOfKeptThread(executorPid);
    const filesOf = ({ files, threads }: ProcessState): number => files - filesPerThread * threads;
    const wrong: string[] = [];
    const states: ProcessState[] = [];
    let started = 0;
    async function runSome(most: number): Promise<void> {
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          while (started < most) {
            const kind = kinds[started++ % kinds.length];
            const failure = kind && (await failureOf(kind));
            if (kind && !isAsExpected(kind, failure ?? null)) wrong.push(`${JSON.stringify(kind.action)}: ${failure}`);
          }
        }),
      );
      states.push(await steadyState(executorPid), stateOf(process.pid));
    }

    await runSome(RUNS / 2);
    await runSome(RUNS);
    expect(wrong).toEqual([]);
    expect(await parentOfSteps()).toBe(executorPid);
    const [executorBefore, ownBefore, executorAfter, ownAfter] = states;
    expect(executorAfter && filesOf(executorAfter)).toBe(executorBefore && filesOf(executorBefore));
    expect(ownAfter?.files).toBe(ownBefore?.files);
    expect(executorAfter?.children).toEqual([]);
    // A heap that has grown once need not shrink; one that leaks a run's output, or a thread, would be far beyond this.
    expect(executorAfter?.megabytes).toBeLessThan((executorBefore?.megabytes ?? 0) + 100);
    expect(ownAfter?.megabytes).toBeLessThan((ownBefore?.megabytes ?? 0) + 200);
    expect(marked()).toEqual([]);
  },
);

function module(file: string): Action {
  return { kind: 'module', path: `${PROGRAMS}/${file}`, exportName: null, with: {} };
}

async function failureOf({ action, fields }: Kind): Promise<string | null> {
  const [name = '', value = ''] = MARK.split('=');
  const step = testStep('s', action, { env: { [name]: value }, cwd: tmpdir(), ...fields });
  const run = { jobId: 'j', runId: randomUUID(), fireTime: 0, timezone: 'UTC', params: {} };
  const { signal } = new AbortController();
  return runPipeline(testPipeline('p', [step]), run, { executor, signal, onOutput: () => {} }).then(
    () => null,
    (error: Error) => error.message,
  );
}

function isAsExpected({ fails }: Kind, failure: string | null): boolean {
  return fails === null || failure === null ? fails === failure : fails.test(failure);
}

/** The pid of the executor process. */
async function parentOfSteps(): Promise<number> {
  const lines: string[] = [];
  const command = { env: {}, passEnv: ['*'], cwd: tmpdir(), timeoutMs: null, killGraceMs: 0 };
  await executor.start({ ...command, action: { kind: 'shell', script: 'echo $PPID' } }, (_, text) => lines.push(text.trim()))
    .ended;
  return Number(lines[0]);
}

/** Threads may be kept for another call, and each has files of its own. */
async function filesOfKeptThread(pid: number): Promise<number> {
  const state = async (file: string): Promise<ProcessState> => {
    await failureOf({ share: 0, action: module(file), fails: null });
    return steadyState(pid);
  };
  const before = await state('returns.ts');
  const after = await state('logs.ts');
  return (after.files - before.files) / (after.threads - before.threads);
}

/** Once no thread is on its way out. */
async function steadyState(pid: number): Promise<ProcessState> {
  for (let last = stateOf(pid); ;) {
    await delay(100);
    const state = stateOf(pid);
    if (state.files === last.files && state.threads === last.threads) return state;
    last = state;
  }
}

interface ProcessState {
  readonly files: number;
  readonly threads: number;
  readonly megabytes: number;
  /** Zombies included. */
  readonly children: readonly string[];
}

function stateOf(pid: number): ProcessState {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const threads = readdirSync(`/proc/${pid}/task`);
  return {
    files: readdirSync(`/proc/${pid}/fd`).length,
    threads: threads.length,
    megabytes: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024,
    children: threads.flatMap((thread) => readText(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean)),
  };
}

/** Programs of the test that still run. */
function marked(): readonly string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && readText(`/proc/${pid}/environ`).includes(MARK));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** The same order at every run of the test. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item, index) => ({ item, place: (index * 7919) % 101 }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
