import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { medianIn } from '../measure.ts';
import { bareProgram } from './bare-programs.ts';
import type { BuiltExecutor } from './built-executor.ts';
import { CallTimes } from './call-times.ts';
import { inTurns, least, short, timesAsFast } from './compare.ts';
import { echoCommand, perSecond, startMany } from './start-many.ts';
import type { Way } from './starts-elsewhere.ts';

const HEAP_BYTES = 2 ** 30;

/**
 * The starts of a process that holds a gigabyte, as a big runner does, beside those of a small one, in turns; and for how long a start
 * holds up its loop.
 *
 * @param folder where the executor was built.
 */
export async function withBigHeap(
  rounds: number,
  folder: string,
  { startExecutor, ReportReading }: BuiltExecutor,
): Promise<object> {
  const other = fork(new URL('starts-elsewhere.ts', import.meta.url), [folder], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await once(other, 'message');
  const calls = { start: new CallTimes(), report: new CallTimes(), bareSpawn: new CallTimes() };
  const executor = startExecutor();
  // All that a start does in this process besides: it reads what the executor process reports.
  const read = Reflect.get(ReportReading.prototype, 'push');
  ReportReading.prototype.push = function (chunk) {
    calls.report.measure(() => read.call(this, chunk));
  };
  // Objects, as a scheduler has them: memory outside of the heap makes V8 collect garbage all the time.
  const held = Array.from({ length: HEAP_BYTES / 160 }, (_, index) => ({ index, text: String(index), list: [index] }));
  const start = (): Promise<unknown> => calls.start.measure(() => executor.start(echoCommand(), () => {})).ended;
  const delays = { executor: createDelay(), sameStartsElsewhere: createDelay(), bareStartsElsewhere: createDelay() };
  const collections: number[] = [];
  const collector = new PerformanceObserver((list) => collections.push(...list.getEntries().map(({ duration }) => duration)));
  collector.observe({ entryTypes: ['gc'] });
  const found = await inTurns(rounds, {
    big: () => delays.executor.during(() => startMany(start)),
    small: () => delays.sameStartsElsewhere.during(() => startsOf(other, 'executor')),
    bare: () => delays.bareStartsElsewhere.during(() => startsOf(other, 'bare')),
  });
  await startMany(() => calls.bareSpawn.measure(() => bareProgram('/bin/echo', 'hello')));
  if (held.length === 0) throw new Error('nothing is held');
  collector.disconnect();
  other.disconnect();
  await executor.close();
  ReportReading.prototype.push = read;
  return {
    perSecond: perSecond(least(found.big)),
    smallHeapPerSecond: perSecond(least(found.small)),
    ...timesAsFast(found.big, found.small),
    aim: 0.8,
    msOfOneCall: { start: calls.start.told, report: calls.report.told, bareSpawn: calls.bareSpawn.told, aimOfMax: 5 },
    // Of this process's loop: with its own starts, and while it does nothing and another process makes as many.
    longestGarbageCollectionMs: short(Math.max(0, ...collections)),
    loopDelayMs: Object.fromEntries(Object.entries(delays).map(([name, { told }]) => [name, told()])),
  };
}

/** Ms that the starts took. */
async function startsOf(other: ChildProcess, way: Way): Promise<number> {
  other.send(way);
  const [ms] = (await once(other, 'message')) as [number];
  return ms;
}

interface Delay {
  readonly during: (work: () => Promise<number>) => Promise<number>;
  readonly told: () => object;
}

function createDelay(): Delay {
  const rounds: { readonly p99: number; readonly max: number }[] = [];
  return {
    during: async (work) => {
      // A new one each time: what lies between two rounds would count as a delay.
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const result = await work();
      delay.disable();
      rounds.push({ p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 });
      return result;
    },
    told: () => ({
      medianOfP99: short(medianIn(rounds.map(({ p99 }) => p99))),
      max: short(Math.max(...rounds.map(({ max }) => max))),
    }),
  };
}
