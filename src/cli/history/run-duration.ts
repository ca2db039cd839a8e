import type { FireTimeRecord } from '../../store/store.ts';
import { spanInWords } from '../next/span-in-words.ts';

/** From the decision to the end of a run, in ms; what it waited (`overlap: queue`) is in it. `null`: it did not run, or has not ended. */
export function durationOf({ runId, outcome, decidedAt, endedAt }: FireTimeRecord): number | null {
  const hasRun = runId !== null && outcome !== 'skipped' && endedAt !== null;
  return hasRun ? Math.max(0, endedAt - decidedAt) : null;
}

/** A span for people: `340 ms`, `1.2 s`, `2 min 5 s`, `3 h 10 min`. */
export function shortSpan(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${Math.floor(ms / 100) / 10} s`;
  return spanInWords(ms - (ms % 1000), 2);
}
