/** What the executor costs beside bare `child_process.spawn` with pipes, in the same run. Writes bench/results/run.json. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Command, CommandAction, Exit } from '../src/executor/executor.ts';
import { medianIn } from './measure.ts';
import { buildExecutor } from './run/built-executor.ts';
import { callModules } from './run/module-calls.ts';

const ROUNDS = 5;
const STARTS = 400;
const AT_ONCE = 16;
const SINGLE_STARTS = 60;
const OUTPUT_BYTES = 100 * 2 ** 20;
const HEAP_BYTES = 2 ** 30;

const folder = mkdtempSync(join(tmpdir(), 'volnux-bench-'));
const big = join(folder, 'big.txt');
const noop = join(folder, 'noop.mjs');
const line = `${'2026-11-23 12:00:05 INFO wrote batch 4711 of table orders, 4,711 rows in 12.4 ms'.padEnd(99, '.')}\n`;
writeFileSync(big, line.repeat(OUTPUT_BYTES / line.length));
writeFileSync(noop, 'export default () => {};\n');
const startExecutor = await buildExecutor(join(folder, 'executor'));
const executor = startExecutor();
let longestCallMs = 0;

const ECHO: CommandAction = { kind: 'argv', argv: ['/bin/echo', 'hello'] };
const moduleAction: CommandAction = { kind: 'module', path: noop, exportName: null, args: [], context: {} };

try {
  const starts = await inTurns({ bare: () => startMany(bareEcho), executor: () => startMany(() => run(ECHO)) });
  const firstOutput = await inTurns({
    bare: () => medianOfSingles(bareFirstOutput),
    executor: () => medianOfSingles(firstOutputOfStep),
  });
  const output = await inTurns({ cat: bareCat, executor: () => timed(() => run({ kind: 'argv', argv: ['/bin/cat', big] })) });
  const module = await inTurns({
    node: () => medianOfSingles(() => timed(() => bare(process.execPath, noop))),
    module: () => medianOfSingles(() => timed(() => run(moduleAction))),
  });
  const moduleCalls = await callModules(executor, noop);
  const heap = freemem() > 2.5 * HEAP_BYTES ? await withBigHeap() : null;
  const results = {
    machine: { node: process.version, cpu: cpus()[0]?.model.trim(), cores: cpus().length },
    starts: {
      barePerSecond: perSecond(starts.bare),
      executorPerSecond: perSecond(starts.executor),
      ratio: ratio(starts.bare, starts.executor),
      aim: 0.85,
    },
    firstOutput: {
      bareMs: ms(firstOutput.bare),
      executorMs: ms(firstOutput.executor),
      ratio: ratio(firstOutput.executor, firstOutput.bare),
      aim: 2,
    },
    output: {
      megabytes: 100,
      catMs: ms(output.cat),
      executorMs: ms(output.executor),
      ratio: ratio(output.cat, output.executor),
      aim: 0.5,
    },
    module: { nodeMs: ms(module.node), moduleMs: ms(module.module), ratio: ratio(module.node, module.module), aim: 20 },
    moduleCalls,
    heapOfOneGigabyte: heap,
  };
  writeFileSync(new URL('results/run.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.log(JSON.stringify(results, null, 2));
} finally {
  await executor.close();
  rmSync(folder, { recursive: true });
}

/** The same starts while this process, as a big runner does, holds a gigabyte; and how long its loop stood still meanwhile. */
async function withBigHeap(): Promise<object> {
  const plain = await medianOfStarts();
  // Objects, as a scheduler has them: memory outside of the heap makes V8 collect garbage all the time.
  const held = Array.from({ length: HEAP_BYTES / 160 }, (_, index) => ({ index, text: String(index), list: [index] }));
  const idle = await longestStallMs(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  let total = 0;
  longestCallMs = 0;
  const stall = await longestStallMs(async () => {
    total = await medianOfStarts();
  });
  const bareStall = await longestStallMs(() => startMany(bareEcho));
  if (held.length === 0) throw new Error('nothing is held');
  return {
    executorPerSecond: perSecond(total),
    ratio: ratio(plain, total),
    aim: 0.8,
    // The first is all that a start does in this process; the loop stands still for whatever else the machine does, too.
    loop: { startCallMs: ms(longestCallMs), idleMs: ms(idle), executorMs: ms(stall), bareMs: ms(bareStall), aimMs: 5 },
  };
}

async function medianOfStarts(): Promise<number> {
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round++) found.push(await startMany(() => run(ECHO)));
  return medianIn(found);
}

async function longestStallMs(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

async function inTurns<Name extends string>(measures: Record<Name, () => Promise<number>>): Promise<Record<Name, number>> {
  const names = Object.keys(measures) as Name[];
  const found = new Map(names.map((name): [Name, number[]] => [name, []]));
  for (const name of names) await measures[name]();
  for (let round = 0; round < ROUNDS; round++) for (const name of names) found.get(name)?.push(await measures[name]());
  return Object.fromEntries(names.map((name) => [name, medianIn(found.get(name) ?? [])])) as Record<Name, number>;
}

async function startMany(start: () => Promise<unknown>): Promise<number> {
  let left = STARTS;
  return timed(() =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) await start();
      }),
    ),
  );
}

async function medianOfSingles(measure: () => Promise<number>): Promise<number> {
  const found: number[] = [];
  for (let index = 0; index < SINGLE_STARTS / ROUNDS; index++) found.push(await measure());
  return medianIn(found);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function run(action: CommandAction, onLine: () => void = () => {}): Promise<Exit> {
  const command: Command = { action, env: {}, passEnv: ['*'], cwd: folder, timeoutMs: null, killGraceMs: 1000 };
  const start = performance.now();
  const { ended } = executor.start(command, onLine);
  longestCallMs = Math.max(longestCallMs, performance.now() - start);
  const exit = await ended;
  if (exit.kind !== 'returned' && !(exit.kind === 'exited' && exit.code === 0)) throw new Error(`it ${JSON.stringify(exit)}`);
  return exit;
}

function bareEcho(): Promise<unknown> {
  return bare('/bin/echo', 'hello');
}

async function bare(program: string, argument: string): Promise<void> {
  const child = spawn(program, [argument], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.resume();
  await once(child, 'close');
}

async function bareFirstOutput(): Promise<number> {
  const start = performance.now();
  const child = spawn('/bin/echo', ['hello'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child.stdout, 'data');
  const elapsed = performance.now() - start;
  await once(child, 'close');
  return elapsed;
}

async function firstOutputOfStep(): Promise<number> {
  const start = performance.now();
  let elapsed = 0;
  await run(ECHO, () => (elapsed = performance.now() - start));
  return elapsed;
}

function bareCat(): Promise<number> {
  return timed(async () => {
    const child = spawn('/bin/cat', [big], { stdio: ['ignore', 'pipe', 'ignore'] });
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => (bytes += chunk.length));
    await once(child, 'close');
    if (bytes === 0) throw new Error('nothing came');
  });
}

function perSecond(totalMs: number): number {
  return Math.round((STARTS * 1000) / totalMs);
}

function ms(value: number): number {
  return Number(value.toPrecision(3));
}

function ratio(a: number, b: number): number {
  return Number((a / b).toPrecision(3));
}
