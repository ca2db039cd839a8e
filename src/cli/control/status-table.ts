import { printable } from '../../config/diagnostic/printable.ts';
import { oneLine } from '../print/one-line.ts';
import type { Paint } from '../../config/diagnostic/render-pretty.ts';
import type { JobStatus, OverrideJson, RunJson, StatusAnswer } from '../../server/answers.ts';
import { localTime } from '../print/local-time.ts';
import { shortSpan } from '../history/run-duration.ts';
import { relativeTime } from '../next/relative-time.ts';

const FEWEST_HASH_DIGITS = 12;
const HEADINGS = ['job', 'state', 'next fire time', 'last', 'runs', 'drift'];
const STATE = 1;

/** A runner and its jobs, for people. `now`: Unix ms. */
export function statusTable({ runner, jobs }: StatusAnswer, now: number, paint: Paint): string {
  const { version, pid, since, state, generation, hash, files, directory, timezone, degraded } = runner;
  const head = [
    `volnux ${version}, pid ${pid}, running since ${shown(since, timezone)} (${relativeTime(Date.parse(since), now)})${state === 'draining' ? ', draining' : ''}`,
    `generation ${generation} (${hash.slice(0, FEWEST_HASH_DIGITS)}) of ${files.join(', ')}`,
    `state in ${directory}`,
    ...degraded.map(({ kind, since, reason }) => {
      const what = kind === 'config_rejected' ? 'config rejected' : 'store error';
      return paint('red', `degraded: ${what} since ${shown(since, timezone)}: ${firstLine(reason)}`);
    }),
  ];
  const rows = jobs.map((job) => rowOf(job, now));
  const widths = HEADINGS.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row, index) => {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    const isDrift = jobs[index]?.override !== null;
    return cells
      .map((cell, column) => (isDrift && column === STATE ? paint('yellow', cell) : cell))
      .join('  ')
      .trimEnd();
  });
  const heading = paint(
    'dim',
    HEADINGS.map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${[...head, '', ...(jobs.length === 0 ? ['no jobs'] : [heading, ...lines])].join('\n')}\n`;
}

function rowOf({ job, timezone, state, next_fire_time: next, last, runs, override }: JobStatus, now: number): readonly string[] {
  return [
    job,
    state,
    next === null ? '' : `${shown(next, timezone)}, ${relativeTime(Date.parse(next), now)}`,
    last === null ? '' : `${last.outcome}, ${relativeTime(Date.parse(last.ended_at), now)}`,
    runsInWords(runs, now),
    override === null ? '' : overrideInWords(override, timezone),
  ];
}

function runsInWords(runs: readonly RunJson[], now: number): string {
  const isWaiting = ({ started_at: startedAt, waits_for: what }: RunJson): boolean => startedAt === null || what !== null;
  const going = runs.filter((run) => !isWaiting(run));
  const waiting = runs.length - going.length;
  const what = new Set(runs.flatMap(({ waits_for: each }) => each ?? []));
  const why = what.size === 0 ? '' : ` (${printable([...what].join('; '))})`;
  const since = going[0]?.started_at ?? null;
  const words = since === null ? [] : [`${going.length} for ${shortSpan(Math.max(0, now - Date.parse(since)))}`];
  return [...words, ...(waiting > 0 ? [`${waiting} waits${why}`] : [])].join(', ');
}

function overrideInWords({ user, uid, reason, since, until }: OverrideJson, timezone: string): string {
  const end = until === null ? '' : `, until ${shown(until, timezone)}`;
  const why = reason === null ? '' : `: ${oneLine(reason)}`;
  return `paused by ${printable(user)} (uid ${uid}) since ${shown(since, timezone)}${end}${why}`;
}

function shown(time: string, timezone: string): string {
  return localTime(Date.parse(time), timezone, false).trimEnd();
}

function firstLine(text: string): string {
  const [first = '', ...more] = text.split('\n');
  return `${printable(first)}${more.length > 0 ? ' …' : ''}`;
}
