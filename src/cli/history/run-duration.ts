import type { KeptRecord } from '../../store/history/history.ts';
import { spanInWords } from '../next/span-in-words.ts';

/**
 * From the start to the end of a run, in ms, as its event has it; of one that a restart of the runner went on with, from there on. `null`: it did
 * not run, has not ended, or nobody knows: what ended with its runner is settled by the next one, and the time between is none of the run's.
 */
export function durationOf({ runId, outcome, decidedAt, startedAt, endedAt }: KeptRecord): number | null {
  if (runId === null || outcome === 'skipped' || endedAt === null) return null;
  if (startedAt === null && outcome === 'interrupted') return null;
  // An older volnux recorded no start: all it knows is when the run was decided on.
  return Math.max(0, endedAt - (startedAt ?? decidedAt));
}

/** A span for people: `340 ms`, `1.2 s`, `2 min 5 s`, `3 h 10 min`. */
export function shortSpan(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${Math.floor(ms / 100) / 10} s`;
  return spanInWords(ms - (ms % 1000), 2);
}
