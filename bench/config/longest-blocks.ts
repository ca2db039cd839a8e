// How long the event loop of a runner with 10,000 jobs is blocked at the most, from an edit of its file until that is applied or rejected. In a
// process of its own, the whole runner with its store in memory. Prints JSON: milliseconds by kind of edit.
//   node longest-blocks.ts FOLDER ROUNDS
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReloadOutcome } from '../../src/reconcile/reconciler.ts';
import { startRunner } from '../../src/runner.ts';
import { medianIn } from '../measure.ts';
import { generatedSchedule } from './generated-schedule.ts';

/** A pause in which garbage of the round before is cleared away, and the file watch has its say. */
const REST_MS = 500;
const IDLE_MS = 2000;
/** The ticks of the histogram, so much before a block as behind it. */
const RESOLUTION_MS = 1;

const [folder = '', rounds = ''] = process.argv.slice(2);
const path = join(folder, 'blocks.yaml');
const text = generatedSchedule(10_000).replace('version: 1', 'version: 1\nrunner: { state: ":memory:" }');
const EDITS: Readonly<Record<string, { edit: (round: number) => string; kind: ReloadOutcome['kind'] }>> = {
  line: { edit: (n) => renamed(text, n), kind: 'applied' },
  // An alias cannot be made out by pieces.
  alias: { edit: (n) => renamed(text.replace('timeout: 1h', 'timeout: &limit 1h\n  kill_grace: *limit'), n), kind: 'applied' },
  mistake: { edit: (n) => text.replace(`  orders-${30 * n}:\n`, `  orders-${30 * n}:\n    triger: none\n`), kind: 'rejected' },
  everyJob: { edit: (n) => text.replace('timeout: 1h', `timeout: ${n + 2}h`), kind: 'applied' },
};

writeFileSync(path, text);
const nothing = (): void => {};
const start = blocks();
const started = await startRunner({
  version: 'bench',
  configPaths: [path],
  env: {},
  observer: { onEvent: nothing, onStepOutput: nothing, onHookOutput: nothing, onHookRetry: nothing, onFailure: nothing },
});
const startMs = start();
if (started.kind === 'rejected') throw new Error('the generated schedule is not valid');
const { runner } = started;
const measured: Record<string, number> = { idle: await idleBlock(), start: startMs };
for (const [name, { edit, kind }] of Object.entries(EDITS)) {
  const times: number[] = [];
  for (let round = 1; times.length < Number(rounds); round++) {
    const changed = edit(round);
    await sleep(REST_MS);
    writeFileSync(path, changed);
    const longest = blocks();
    const outcome = await runner.reload();
    const blockMs = longest();
    // The runner polls its files, and may have come first.
    if (outcome.kind === 'unchanged') continue;
    times.push(blockMs);
    if (outcome.kind !== kind) throw new Error(`${name} gave ${outcome.kind}`);
  }
  measured[name] = medianIn(times);
  writeFileSync(path, text);
  await runner.reload();
}
await runner.stop();
process.stdout.write(JSON.stringify(measured));

/** What is measured while nothing is done, for as long as loading takes: a machine that is busy holds up any process. */
async function idleBlock(): Promise<number> {
  const times: number[] = [];
  while (times.length < Number(rounds)) {
    const longest = blocks();
    await sleep(IDLE_MS);
    times.push(longest());
  }
  return medianIn(times);
}

function renamed(schedule: string, round: number): string {
  return schedule.replace(`  orders-${30 * round}:\n`, `  orders-${30 * round}-renamed:\n`);
}

/** Watches the loop; the function it gives tells the longest block since, in ms. */
function blocks(): () => number {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return () => {
    histogram.disable();
    return histogram.max / 1e6 - RESOLUTION_MS;
  };
}
