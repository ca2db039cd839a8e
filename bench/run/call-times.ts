import { createHistogram } from 'node:perf_hooks';
import { short } from './compare.ts';

/** How long calls of one kind take. */
export class CallTimes {
  readonly #all = createHistogram();
  readonly #undisturbed = createHistogram();

  measure<Result>(call: () => Result): Result {
    const before = process.resourceUsage().involuntaryContextSwitches;
    const start = performance.now();
    const result = call();
    // In microseconds, one at least: a histogram has no 0.
    const elapsed = Math.max(1, Math.round((performance.now() - start) * 1000));
    this.#all.record(elapsed);
    if (process.resourceUsage().involuntaryContextSwitches === before) this.#undisturbed.record(elapsed);
    return result;
  }

  /** In ms. Undisturbed are the calls in which the machine took no processor away from this process: theirs is the time that they themselves need. */
  get told(): object {
    const [all, undisturbed] = [this.#all, this.#undisturbed].map((times) => ({
      calls: times.count,
      p50: short(times.percentile(50) / 1000),
      p99: short(times.percentile(99) / 1000),
      max: short(times.max / 1000),
    }));
    return { all, undisturbed };
  }
}
