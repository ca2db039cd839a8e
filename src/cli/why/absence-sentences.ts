import type { Job } from '../../config/config.ts';
import { relativeTime } from '../next/relative-time.ts';
import type { Facts } from './facts.ts';
import { addedSentence } from './generation-sentences.ts';
import type { GenerationThen } from './generation-then.ts';
import { shownMoment, shownTime } from './shown-time.ts';

/** What can be said of a fire time without a record. Facts, and what follows from them: a runner that was not there wrote nothing down. */
export function absenceSentences(facts: Facts): readonly string[] {
  const { fireTime, now, planned, timezone } = facts;
  const isPlanned = planned?.kind === 'times' && planned.isFireTime;
  if (fireTime > now)
    return isPlanned ? [`It has not come yet: it is due ${relativeTime(fireTime, now)}.`] : ['It has not come yet.'];
  const since = standsForSince(facts);
  if (since !== null && facts.after !== null) {
    const { fireTime: recorded } = facts.after;
    return [
      `It did not run: so many fire times were due at once that the record of ${shownTime(recorded, timezone)} stands for all since ${shownTime(since, timezone)}.`,
    ];
  }
  if (isPruned(facts))
    return [
      'There is no record of it any more: records of its time were pruned, as `history` of the job says how long to keep them.',
    ];
  const none = 'There is no record of it.';
  if (!isPlanned && planned?.kind === 'times') return [none];
  return [none, ...ofRecords(facts), ...ofGeneration(facts), ...ofRunner(facts)];
}

function isPruned({ pruned, fireTime }: Facts): boolean {
  return pruned !== null && fireTime >= pruned.since && fireTime <= pruned.until;
}

/** The record that follows may stand for many before it. */
function standsForSince({ after, fireTime }: Facts): number | null {
  const [, text] = /^stands for all fire times since (\S+Z):/.exec(after?.reason ?? '') ?? [];
  const since = Date.parse(text ?? '');
  return since <= fireTime ? since : null;
}

function ofRecords({ first, fireTime, jobId, timezone }: Facts): readonly string[] {
  if (first === null) return [`Nothing is recorded of ${jobId} at all.`];
  return fireTime < first.fireTime ? [`The records of ${jobId} begin later, with ${shownTime(first.fireTime, timezone)}.`] : [];
}

function ofGeneration({ last, inForce, fireTime, timezone, appliedId }: Facts): readonly string[] {
  if (last === null) return ['No runner has applied a schedule here yet.'];
  const applied = `Generation ${last.generation}, the last one, was applied ${shownMoment(last.appliedAt, timezone)}`;
  if (last.appliedAt > fireTime) return [`${applied}, later than that${ofEarlier(inForce, appliedId, timezone)}`];
  if (last.job === null) return [`${applied}, before that, and has no job ${appliedId}: it was not in force.`];
  return [`${applied}, before that, and has the job${pausedThen(last.job)}.`];
}

/** What is known of the generation that was in force, which is not the last one. */
function ofEarlier(then: GenerationThen, appliedId: string, timezone: string): string {
  switch (then.kind) {
    case 'forgotten':
      return '; whether the job was there before is not kept.';
    case 'has':
      return `. ${namedThen(then, timezone)} and has the job${pausedThen(then.job)}.`;
    case 'has-not': {
      const { lacking, added } = then;
      const none = lacking === null ? 'Nothing was in force then' : `${namedThen(lacking, timezone)} and has no job ${appliedId}`;
      return `. ${none}${added === null ? '' : `: ${addedSentence(lacking === null ? appliedId : 'it', added, timezone)}`}.`;
    }
  }
}

function namedThen({ generation, appliedAt }: { generation: number; appliedAt: number }, timezone: string): string {
  return `Generation ${generation}, applied ${shownMoment(appliedAt, timezone)}, was in force then`;
}

function pausedThen({ paused }: Job): string {
  return paused ? ' paused: that is why it did not fire' : '';
}

/** Without a decision on any job before or after, a runner may well have been there: with nothing to decide. */
function ofRunner({ decisions: { last, next }, timezone }: Facts): readonly string[] {
  const before =
    last === null
      ? 'Nothing is recorded of any job before that'
      : `The last record of any job before that is of ${shownMoment(last, timezone)}`;
  const after = next === null ? 'nothing after it' : `the first after it of ${shownMoment(next, timezone)}`;
  return [
    `${before}, ${after}; a fire time leaves no record while the job is paused, or not in force, and while no runner is there until the next one has started.`,
  ];
}
