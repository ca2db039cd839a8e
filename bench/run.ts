/**
 * What runs cost beside bare `child_process.spawn` with pipes and beside execa, in the same run. Writes bench/results/run.json.
 * Ratios are those of the least times of several rounds.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, freemem, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, CommandAction, Exit } from '../src/executor/executor.ts';
import { medianIn } from './measure.ts';
import { bareCat, bareFirstOutput, bareProgram, execaEcho } from './run/bare-programs.ts';
import { withBigHeap } from './run/big-heap.ts';
import { buildExecutor } from './run/built-executor.ts';
import { inTurns, least, short, timed, timesAsFast } from './run/compare.ts';
import { fireToStart, spawnToStart } from './run/from-fire.ts';
import { callModules } from './run/module-calls.ts';
import { echoCommand, perSecond, startMany } from './run/start-many.ts';
import { runWholePath } from './run/whole-path.ts';

const ROUNDS = 5;
/** Each takes ten seconds. */
const FIRE_ROUNDS = 2;
const SINGLES = 12;
const OUTPUT_BYTES = 100 * 2 ** 20;
/** To hold one gigabyte, V8 wants about so much. */
const BIG_HEAP_BYTES = 2.5 * 2 ** 30;

const folder = mkdtempSync(join(tmpdir(), 'volnux-bench-'));
const big = join(folder, 'big.txt');
const noop = join(folder, 'noop.mjs');
const line = `${'2026-11-23 12:00:05 INFO wrote batch 4711 of table orders, 4,711 rows in 12.4 ms'.padEnd(99, '.')}\n`;
writeFileSync(big, line.repeat(OUTPUT_BYTES / line.length));
writeFileSync(noop, 'export default () => {};\n');
const built = await buildExecutor(join(folder, 'executor'));
const executor = built.startExecutor();

const ECHO: CommandAction = echoCommand().action;
const moduleAction: CommandAction = { kind: 'module', path: noop, exportName: null, args: [], context: {} };

const catBig: CommandAction = { kind: 'argv', argv: ['/bin/cat', big] };

try {
  const starts = await inTurns(ROUNDS, {
    bare: () => startMany(() => bareProgram('/bin/echo', 'hello')),
    execa: () => startMany(execaEcho),
    executor: () => startMany(() => run(ECHO)),
  });
  const firstOutput = await inTurns(ROUNDS, {
    bare: () => medianOfSingles(bareFirstOutput),
    executor: () => medianOfSingles(firstOutputOfStep),
  });
  const toStart = await inTurns(FIRE_ROUNDS, {
    bare: spawnToStart,
    full: () => fireToStart(folder, 'full'),
    normal: () => fireToStart(folder, 'normal'),
  });
  const output = await inTurns(ROUNDS, {
    cat: () => timed(() => bareCat(big)),
    executor: () => timed(() => run(catBig)),
    raw: () => timed(() => runWholePath(executor, commandOf(catBig), 'raw')),
    text: () => timed(() => runWholePath(executor, commandOf(catBig), 'text')),
    json: () => timed(() => runWholePath(executor, commandOf(catBig), 'json')),
  });
  const module = await inTurns(ROUNDS, {
    node: () => medianOfSingles(() => timed(() => bareProgram(process.execPath, noop))),
    module: () => medianOfSingles(() => timed(() => run(moduleAction))),
  });
  const moduleCalls = await callModules(executor, noop);
  const heap = freemem() > BIG_HEAP_BYTES ? await withBigHeap(ROUNDS, join(folder, 'executor'), built) : null;
  const wholePath = (found: readonly number[]): object => ({ ms: short(least(found)), ...timesAsFast(found, output.cat) });
  const results = {
    machine: { node: process.version, cpu: cpus()[0]?.model.trim(), cores: cpus().length, loadAtEnd: short(loadavg()[0] ?? 0) },
    starts: {
      barePerSecond: perSecond(least(starts.bare)),
      execaPerSecond: perSecond(least(starts.execa)),
      executorPerSecond: perSecond(least(starts.executor)),
      ofBare: { ...timesAsFast(starts.executor, starts.bare), aim: 0.85 },
      ofExeca: { ...timesAsFast(starts.executor, starts.execa), aim: 2 },
    },
    firstOutput: {
      bareMs: short(medianIn(firstOutput.bare)),
      executorMs: short(medianIn(firstOutput.executor)),
      ratio: short(medianIn(firstOutput.executor) / medianIn(firstOutput.bare)),
      aim: 2,
    },
    fromFireToStart: {
      bareSpawnMs: short(least(toStart.bare)),
      runnerMs: short(least(toStart.normal)),
      ratio: short(least(toStart.normal) / least(toStart.bare)),
      aim: 2,
      // The default: it waits for the disk, too.
      durable: { runnerMs: short(least(toStart.full)), ratio: short(least(toStart.full) / least(toStart.bare)) },
    },
    output: {
      megabytes: 100,
      catMs: short(least(output.cat)),
      executorMs: short(least(output.executor)),
      ...timesAsFast(output.executor, output.cat),
      aim: 0.5,
      // With what a runner does with it, for each format of its log.
      wholePath: { raw: wholePath(output.raw), text: wholePath(output.text), json: wholePath(output.json) },
    },
    module: {
      nodeMs: short(least(module.node)),
      moduleMs: short(least(module.module)),
      ...timesAsFast(module.module, module.node),
      aim: 20,
    },
    moduleCalls,
    heapOfOneGigabyte: heap,
  };
  writeFileSync(new URL('results/run.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.log(JSON.stringify(results, null, 2));
} finally {
  await executor.close();
  rmSync(folder, { recursive: true });
}

async function medianOfSingles(measure: () => Promise<number>): Promise<number> {
  const found: number[] = [];
  for (let index = 0; index < SINGLES; index++) found.push(await measure());
  return medianIn(found);
}

function commandOf(action: CommandAction): Command {
  return { action, env: {}, passEnv: ['*'], cwd: folder, timeoutMs: null, killGraceMs: 1000 };
}

async function run(action: CommandAction, onOutput: () => void = () => {}): Promise<Exit> {
  const exit = await executor.start(commandOf(action), onOutput).ended;
  if (exit.kind !== 'returned' && !(exit.kind === 'exited' && exit.code === 0)) throw new Error(`it ${JSON.stringify(exit)}`);
  return exit;
}

async function firstOutputOfStep(): Promise<number> {
  const start = performance.now();
  let elapsed = 0;
  await run(ECHO, () => (elapsed = performance.now() - start));
  return elapsed;
}
