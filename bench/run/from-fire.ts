import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { medianIn } from '../measure.ts';

const BIN = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
const INTERVAL_MS = 200;
const STARTS = 40;
/** The first ones find everything cold. */
const WARM_UP = 10;
/** Says when it began, in ns: of what is quick to start, it comes nearest to telling. */
const CLOCK = ['/bin/date', '+%s%N'] as const;

/**
 * Median of the ms from a planned fire time to the start of its process, in a whole runner with its store on disk: the lateness of the timer, the claim (`full`: and
 * the sync of the disk that it waits for) and the way to the executor process are in it.
 */
export async function fireToStart(folder: string, durability: 'full' | 'normal'): Promise<number> {
  const schedule = join(folder, 'from-fire.yaml');
  writeFileSync(
    schedule,
    `runner: { durability: ${durability} }
jobs:
  clock: { run: ['${CLOCK.join("', '")}'], trigger: { interval: ${INTERVAL_MS}ms } }
`,
  );
  const runner = spawn(process.execPath, [BIN, 'run', '-c', schedule, '--log', 'json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(runner, 'exit');
  const found: number[] = [];
  for await (const text of createInterface({ input: runner.stdout })) {
    const { stream, msg, fire_time: fireTime } = JSON.parse(text) as Record<string, string>;
    if (stream === 'stdout' && fireTime !== undefined) found.push(Number(msg) / 1e6 - Date.parse(fireTime));
    if (found.length === STARTS + WARM_UP) runner.kill();
  }
  await ended;
  rmSync(join(folder, '.volnux'), { recursive: true, force: true });
  return medianIn(found.slice(WARM_UP));
}

/** Median of the ms from a call of `spawn` to the start of the process, as often and as far apart. */
export async function spawnToStart(): Promise<number> {
  const found: number[] = [];
  for (let index = 0; index < STARTS + WARM_UP; index++) {
    await sleep(INTERVAL_MS);
    const startedAt = performance.timeOrigin + performance.now();
    const { stdout } = spawn(CLOCK[0], CLOCK.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
    const [chunk] = (await once(stdout, 'data')) as [Buffer];
    found.push(Number(chunk.toString()) / 1e6 - startedAt);
  }
  return medianIn(found.slice(WARM_UP));
}
