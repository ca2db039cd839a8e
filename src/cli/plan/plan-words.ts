import type { Effect } from '../../plan/field-table.ts';
import type { ProposedMove } from '../../plan/propose-moves.ts';
import type { ShownField } from '../../plan/shown-plan.ts';
import { printable } from '../../config/diagnostic/printable.ts';
import { localTime } from '../print/local-time.ts';
import type { Outlook, RunEnd } from './outlook.ts';
import type { Drift } from './plan-report.ts';

/** When a change applies. */
export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  now: 'at once',
  'next-run': 'from the next run on',
  anchor: 'the trigger begins anew',
};

const RUN_WORDS: Readonly<Record<RunEnd, string>> = {
  finishes: 'ends as it began',
  cancelled: 'is cancelled (on_change: cancel)',
  interrupted: 'its runner is gone: the next start finds it interrupted',
};

const WIDEST_VALUE = 80;
/** What is shown of a long value before the place where it differs. */
const LEAD = 20;

/** Both values of a field, on one line each: long ones around the first difference. */
export function valuesOf({ before, after }: ShownField): readonly [string, string] {
  const [from, to] = [valueText(before), valueText(after)];
  const start = Math.max(0, firstDifference(from, to) - LEAD);
  return [cut(from, start), cut(to, start)];
}

function valueText(value: unknown): string {
  return value === undefined ? '(none)' : printable(JSON.stringify(value));
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
}

function cut(text: string, start: number): string {
  if (text.length <= WIDEST_VALUE) return text;
  const shown = text.slice(start, start + WIDEST_VALUE);
  return `${start > 0 ? '…' : ''}${shown}${start + WIDEST_VALUE < text.length ? '…' : ''}`;
}

/** The next fire time before and after, once where it stays; `null`: nobody knows. */
export function nextWords({ nextBefore, nextAfter, timezone }: Outlook): string | null {
  const words = (instant: number | null): string => (instant === null ? 'none' : localTime(instant, timezone, false).trimEnd());
  if (nextAfter === undefined) return null;
  if (nextBefore === undefined || nextBefore === nextAfter) return words(nextAfter);
  return `${words(nextBefore)} → ${words(nextAfter)}`;
}

/** A line for each run in flight. */
export function runWords({ runs, timezone }: Outlook): readonly string[] {
  return runs.map(
    ({ runId, fireTime, becomes }) => `run ${runId} of ${localTime(fireTime, timezone, false).trimEnd()}: ${RUN_WORDS[becomes]}`,
  );
}

/** The line that would make one job of two. */
export function proposalWords({ jobId, from }: ProposedMove): string {
  return `${from} and ${jobId} are alike; if it is one job under another id, write in ${jobId}: moved_from: ${from}`;
}

/** That the edit stays without effect, why, and what to do. */
export function refusedWords(reason: string): string {
  return `a runner at work refuses this: ${reason}`;
}

/** What an operator has decided, by whom, why, and until when. */
export function driftWords(jobId: string, { isPaused, by, reason, until, timezone }: Drift): string {
  const parts = [
    `${jobId} is ${isPaused ? 'paused' : 'resumed'}, whatever the file says`,
    ...(by === null ? [] : [`by ${by}`]),
    ...(until === null ? [] : [`until ${localTime(until, timezone, false).trimEnd()}`]),
  ];
  return printable(`${parts.join(', ')}${reason === null ? '' : `: ${reason}`}`);
}
