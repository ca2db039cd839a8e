import type { Job } from '../../config/config.ts';
import { occasionsOf } from '../../trigger/spec/occasion.ts';
import { localTime } from '../print/local-time.ts';
import { clockChangeNote } from './clock-change-note.ts';
import type { ComingFireTimes } from './coming-fire-times.ts';
import { describeTrigger } from './describe-trigger.ts';
import { relativeTime } from './relative-time.ts';

export interface TableContext {
  readonly now: number;
  /** Exclusive beginning of what is shown; the moment from which intervals without a start count. */
  readonly after: number;
  /** The zone in which times are shown; `null`: that of each job. */
  readonly timezone: string | null;
  /** What is of less weight on a terminal. */
  readonly dim: (text: string) => string;
}

/** The fire times of one job for people: what its trigger does, then a line for each. */
export function fireTimeTable({ job, fireTimes, end }: ComingFireTimes, context: TableContext): string {
  const { timezone } = job.trigger;
  const shownIn = context.timezone ?? timezone;
  const zone = shownIn === timezone ? timezone : `${timezone}, shown in ${shownIn}`;
  const head = `${job.id}${job.paused ? ' (paused)' : ''}: ${describeTrigger(job)} ${context.dim(`[${zone}]`)}`;
  // An interval without a start counts from the moment of asking, whose milliseconds nobody meant.
  const hasMs = fireTimes.some((fireTime) => fireTime % 1000 !== 0 && fireTime % 1000 !== context.after % 1000);
  const lines = fireTimes.map((fireTime) => {
    const note = clockChangeNote(job, fireTime);
    const relative = context.dim(relativeTime(fireTime, context.now).padEnd(note === '' ? 0 : 15));
    // The note is about the clocks of the job, not about those it is shown by.
    const cells = [
      localTime(fireTime, shownIn, hasMs),
      relative,
      note === '' || shownIn === timezone ? note : `${timezone}: ${note}`,
    ];
    return cells.filter((cell) => cell !== '').join('  ');
  });
  if (lines.length === 0) lines.push(whyNone(job, end));
  return [head, ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function whyNone({ trigger }: Job, end: ComingFireTimes['end']): string {
  if (end === 'until') return 'no fire time up to --until';
  return occasionsOf(trigger).length > 0 ? 'no planned fire time' : 'no fire time left';
}
