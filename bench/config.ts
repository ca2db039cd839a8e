import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { createLoader } from '../src/config/load-config.ts';
import { generatedSchedule } from './config/generated-schedule.ts';
import { mediansInTurns, medianIn } from './measure.ts';

/**
 * What it takes to check a schedule: beside parsing its text alone, after a change of one line, and as a command beside a Node that does nothing;
 * and for how long it blocks a runner.
 * Whatever is compared is measured in turns in one run, so that a busy machine is busy for all; every figure is a median.
 */
const COLD_ROUNDS = 21;
const CHANGE_ROUNDS = 9;
const BLOCK_ROUNDS = 7;
const START_ROUNDS = 41;

const folder = mkdtempSync(join(tmpdir(), 'volnux-bench-'));
try {
  const cold = measureCold();
  const change = await measureChange();
  const blocks = measureBlocks();
  const start = measureStart();
  console.table({
    '1,000 jobs, cold: yaml alone': { ms: cold.parseMs },
    '1,000 jobs, cold: loadConfig': { ms: cold.loadMs, ratio: cold.ratio, 'at most': 1.5 },
    '10,000 jobs: yaml alone': { ms: change.parseMs },
    '10,000 jobs, a line changed: loaded again': { ms: change.againMs, ratio: change.ratio, 'at most': '60 ms' },
    '10,000 jobs, longest block of the runner: while it is idle': { ms: blocks.idle },
    '10,000 jobs, longest block of the runner: a line changed': { ms: blocks.line, 'at most': '50 ms' },
    '10,000 jobs, longest block of the runner: with an alias, looked at as a whole': { ms: blocks.alias, 'at most': '50 ms' },
    '10,000 jobs, longest block of the runner: with a mistake': { ms: blocks.mistake, 'at most': '50 ms' },
    '10,000 jobs, longest block of the runner: every job changed': { ms: blocks.everyJob, 'at most': '50 ms' },
    '10,000 jobs, longest block of the runner: its start': { ms: blocks.start },
    'node -e 0': { ms: start.nodeMs },
    'volnux validate': { ms: start.validateMs, ratio: start.ratio, 'at most': 2.5 },
    'volnux validate, nothing compiled yet': { ms: start.uncachedMs, ratio: start.uncachedRatio },
  });
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '' };
  writeFileSync(
    new URL('results/config.json', import.meta.url),
    `${JSON.stringify({ machine, cold, change, blocks, start }, null, 2)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** The first time in a process of its own, from the call to its end: loading modules is not part of it. From the sources. */
function measureCold(): Record<'parseMs' | 'loadMs' | 'ratio', number> {
  const path = join(folder, 'schedule.yaml');
  writeFileSync(path, generatedSchedule(1000));
  const script = fileURLToPath(new URL('config/time-in-process.ts', import.meta.url));
  const timeOf = (what: string) => (): number => Number(run([script, what, path]));
  const [parseMs, loadMs] = mediansInTurns(COLD_ROUNDS, timeOf('parse'), timeOf('load'));
  return { parseMs: round(parseMs), loadMs: round(loadMs), ratio: round(loadMs / parseMs) };
}

/** In one process, as in the thread of the daemon that loads: the second load of a file in which a line has changed. */
async function measureChange(): Promise<Record<'parseMs' | 'againMs' | 'ratio', number>> {
  const path = join(folder, 'schedule.yaml');
  const text = generatedSchedule(10_000);
  const load = createLoader();
  const loadText = async (changed: string): Promise<number> => {
    writeFileSync(path, changed);
    const start = performance.now();
    const { config } = await load(path, { env: {} });
    if (config?.jobs.size !== 10_000) throw new Error('the generated schedule is not valid');
    return performance.now() - start;
  };
  await loadText(text);
  const times: number[] = [];
  for (let n = 0; n < CHANGE_ROUNDS; n++) {
    const id = `orders-${5000 + 30 * n}`;
    times.push(await loadText(text.replace(`  ${id}:\n`, `  ${id}-renamed:\n`)));
  }
  // Afterwards: what it leaves behind is a lot to clear away.
  const parseTimes = Array.from({ length: CHANGE_ROUNDS }, () => {
    const start = performance.now();
    parseDocument(text);
    return performance.now() - start;
  });
  const [parseMs, againMs] = [medianIn(parseTimes), medianIn(times)];
  return { parseMs: round(parseMs), againMs: round(againMs), ratio: round(againMs / parseMs) };
}

/** Of a runner in a process of its own: the medians of its longest blocks, by what is edited, in ms. From the sources. */
function measureBlocks(): Record<'idle' | 'start' | 'line' | 'alias' | 'mistake' | 'everyJob', number> {
  const script = fileURLToPath(new URL('config/longest-blocks.ts', import.meta.url));
  const blocks = JSON.parse(run([script, folder, String(BLOCK_ROUNDS)])) as ReturnType<typeof measureBlocks>;
  for (const key of Object.keys(blocks) as (keyof typeof blocks)[]) blocks[key] = round(blocks[key]);
  return blocks;
}

/** Wall time of whole processes: the built program on the quickstart example, with a cache of its own and without any. */
function measureStart(): Record<'nodeMs' | 'validateMs' | 'ratio' | 'uncachedMs' | 'uncachedRatio', number> {
  const bin = fileURLToPath(new URL('../dist/program/bin.js', import.meta.url));
  if (!existsSync(bin)) throw new Error('there is no dist/: run `npm run bench:config`, which builds it');
  const example = fileURLToPath(new URL('../examples/quickstart/schedule.yaml', import.meta.url));
  const wallTimeOf = (args: readonly string[], env: Record<string, string>) => (): number => {
    const start = performance.now();
    run(args, env);
    return performance.now() - start;
  };
  const validate = [bin, 'validate', '-c', example];
  run(validate, { HOME: folder });
  const [nodeMs, validateMs, uncachedMs] = mediansInTurns(
    START_ROUNDS,
    wallTimeOf(['-e', '0'], {}),
    wallTimeOf(validate, { HOME: folder }),
    wallTimeOf(validate, {}),
  );
  return {
    nodeMs: round(nodeMs),
    validateMs: round(validateMs),
    ratio: round(validateMs / nodeMs),
    uncachedMs: round(uncachedMs),
    uncachedRatio: round(uncachedMs / nodeMs),
  };
}

/** Runs Node to its end and gives what it prints. */
function run(args: readonly string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
