import { oneLine } from '../print/one-line.ts';
import { shortSpan } from '../history/run-duration.ts';
import { localTime } from '../print/local-time.ts';
import { ASKED_FOR, type Choice, type ChosenFireTime } from './choose-fire-times.ts';
import type { BackfillRun } from './run-fire-times.ts';

const WIDEST_OUTCOME = 'interrupted'.length;
const WIDEST_SPAN = '23 h 59 min'.length;

/** How the fire times of one backfill are shown: all alike. */
export interface ShownTimes {
  readonly timezone: string;
  readonly hasMs: boolean;
}

/** Those that suit all of `fireTimes`. */
export function timesOf(chosen: readonly ChosenFireTime[], timezone: string): ShownTimes {
  return { timezone, hasMs: chosen.some(({ fireTime }) => fireTime % 1000 !== 0) };
}

/** A line of a dry run: a fire time, and what became of it so far. */
export function chosenLine({ fireTime, before }: ChosenFireTime, times: ShownTimes): string {
  return `${shown(fireTime, times)}  ${before ?? 'no record'}`;
}

/** A line of progress: the run that ended as the `count`th of `total`. What comes later is not known, so columns are as wide as they may get. */
export function progressLine(run: BackfillRun, count: number, total: number, times: ShownTimes): string {
  const { outcome, fireTime, durationMs, runId, reason } = run;
  const place = `${String(count).padStart(String(total).length)}/${total}`;
  const because = reason === null ? '' : `  ${oneLine(reason)}`;
  const columns = [
    place,
    shown(fireTime, times),
    outcome.padEnd(WIDEST_OUTCOME),
    shortSpan(durationMs).padEnd(WIDEST_SPAN),
    runId,
  ];
  return `${columns.join('  ')}${because}`;
}

/** What was done: how many ended how, what was left alone, and what was not begun. */
export function summary(jobId: string, runs: readonly BackfillRun[], { chosen, left }: Choice): readonly string[] {
  const notBegun = chosen.length - runs.length;
  const rest = notBegun === 0 ? [] : [`${notBegun} not begun: the same command goes on with them`];
  return [`${jobId}: ${[countsOf(runs) || 'nothing to run', ...rest].join('; ')}`, ...leftSentences(left)];
}

/** What a dry run finds. */
export function drySummary(jobId: string, { chosen, left }: Choice): readonly string[] {
  const found = chosen.length === 0 ? 'nothing to run' : `${chosen.length} would run`;
  return [`${jobId}: ${found}`, ...leftSentences(left)];
}

function countsOf(runs: readonly BackfillRun[]): string {
  const byOutcome = Map.groupBy(runs, ({ outcome }) => outcome);
  return [...byOutcome].map(([outcome, own]) => `${own.length} ${outcome}`).join(', ');
}

function leftSentences(left: Choice['left']): readonly string[] {
  if (left.size === 0) return [];
  const counts = [...left].map(([fate, count]) => `${count} ${fate}`).join(', ');
  const asked = ASKED_FOR.filter((each) => left.has(each));
  return [
    `left alone: ${counts}${asked.length === 0 ? '' : `; --again ${asked.join(',')} runs those`}`,
    ...(left.has('pruned') ? ['pruned: records of that time are not kept any more, so whether they ran is not known'] : []),
    ...(left.has('running')
      ? ['running: a runner claimed them that is going, or gone; the next start of one settles what is left']
      : []),
  ];
}

function shown(fireTime: number, { timezone, hasMs }: ShownTimes): string {
  return localTime(fireTime, timezone, hasMs).trimEnd();
}
