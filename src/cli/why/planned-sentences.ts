import type { Job } from '../../config/config.ts';
import { clockChangeNote, clockChangeOfDay } from '../next/clock-change-note.ts';
import { describeTrigger } from '../next/describe-trigger.ts';
import type { FireTimeRecord } from '../../store/store.ts';
import { clockChangeAt } from '../../trigger/zone/clock-change.ts';
import { zoneNamed } from '../../trigger/zone/zone.ts';
import type { Facts } from './facts.ts';
import { shownMoment, shownTime } from './shown-time.ts';

/** What was planned, in sentences: the trigger, whether the instant is one of its fire times, and if not which ones are near. */
export function plannedSentences(facts: Facts): readonly string[] {
  const { job, origin, planned, record } = facts;
  const where = origin === 'file' ? 'in the schedule now' : 'in what was last applied';
  if (job === null || planned === null)
    return [`There is no job of this id ${where}, so what it was planned for cannot be told.`];
  const trigger = `Its trigger ${where}: ${describeTrigger(job)} [${job.trigger.timezone}]${job.paused ? ', paused' : ''}.`;
  switch (planned.kind) {
    case 'counted':
      if (record !== null) return [trigger];
      return [
        `${trigger} It counts from a moment that is neither written in it nor recorded, so which instants it plans cannot be told; a start_date would say it.`,
      ];
    case 'occasion':
      return [`${trigger} That plans no time.`, ...leaderSentences(facts)];
    case 'times': {
      const leaders = leaderSentences(facts);
      const { countsFrom } = planned;
      const counts =
        countsFrom === null
          ? ''
          : ` It counts from ${shownMoment(countsFrom, facts.timezone)}, when the job was added or got this trigger.`;
      if (planned.isFireTime)
        return [`${trigger}${counts} This is one of its fire times${noted(clockChangeNote(job, facts.fireTime))}.`, ...leaders];
      return [`${trigger}${counts}`, notOneOf(facts, job, planned), ...leaders];
    }
  }
}

function notOneOf(facts: Facts, job: Job, { before, after }: { before: number | null; after: number | null }): string {
  const near = [
    ...(before === null ? [] : [`${describe(before, facts.before, facts, job)} before it`]),
    ...(after === null ? [] : [`${describe(after, facts.after, facts, job)} after it`]),
  ];
  const around = near.length === 0 ? 'it has none' : `the nearest are ${near.join(' and ')}`;
  const change = clockChangeOfDay(facts.fireTime, job.trigger.timezone);
  const clocks = change === null || around.includes(change) ? '' : ` On that day ${change}.`;
  const isAfterGap = clockChangeAt(facts.fireTime, zoneNamed(job.trigger.timezone))?.kind === 'after-gap';
  const read = isAfterGap ? ' A time that the clocks skip is read as one after the change.' : '';
  return `This is none of its fire times; ${around}.${clocks}${read}`;
}

/** A fire time near the instant, with what became of it and what the clocks did to it. */
function describe(fireTime: number, record: FireTimeRecord | null, { timezone }: Facts, job: Job): string {
  const fate = record?.fireTime === fireTime ? (record.outcome ?? 'running') : '';
  const details = [fate, clockChangeNote(job, fireTime)].filter((detail) => detail !== '').join('; ');
  return `${shownTime(fireTime, timezone)}${details === '' ? '' : ` (${details})`}`;
}

function leaderSentences({ leaders }: Facts): readonly string[] {
  return leaders.map(({ jobId, on, record }) => {
    if (record === null) return `There is no record of ${jobId}, after which it runs, for the same time.`;
    const outcome = record.outcome ?? 'running';
    const isFollowed = on.includes(outcome);
    return `What became of ${jobId} for the same time: ${outcome}, ${isFollowed ? 'after which it runs' : `and it runs after ${on.join(' or ')} only`}.`;
  });
}

function noted(note: string): string {
  return note === '' ? '' : `: ${note}`;
}
