import type { Job } from '../../config/config.ts';
import type { KeptRecord } from '../../store/history/history.ts';
import { REASON_RULES } from './reason-rules.ts';
import { shownTime } from './shown-time.ts';

/** What decided on a fire time, in words. */
export interface Explanation {
  /** The setting, or the event, that decided; `null`: nothing stood in its way. */
  readonly rule: string | null;
  readonly sentence: string;
  /** What would change it. */
  readonly advice: string | null;
}

/**
 * What the scheduler meant by the reason of a record, and what setting would change it; by the outcome where the reason is none of the scheduler's.
 *
 * @param isPlanned whether the fire time is one of the trigger, as far as that is known: a backfill makes up for no other.
 */
export function explainReason(record: KeptRecord, job: Job | null, isPlanned: boolean): Explanation {
  const { outcome, reason, runId } = record;
  // What is not in the schedule is run by nothing.
  const isMadeUp = isPlanned && job !== null;
  for (const { rule, pattern, sentence, advice, backfill, ofTimes, setting } of Object.values(REASON_RULES)) {
    const match = pattern.exec(reason ?? '');
    if (match === null) continue;
    const more = [
      advice,
      ...(backfill !== undefined && isMadeUp ? [backfill] : []),
      ...(ofTimes !== undefined && isPlanned ? [ofTimes] : []),
      ...(setting && job ? [`The job has ${setting(job)} now.`] : []),
    ];
    return { rule, sentence: sentence(...match.slice(1).map((part) => inZoneOf(job, part))), advice: more.join(' ') };
  }
  const because = reason === null ? '' : `: ${reason}`;
  switch (outcome) {
    case null:
      if (record.retryAt !== null)
        return {
          rule: null,
          sentence: `Its run failed, and waits for its next attempt, which is to begin at ${new Date(record.retryAt).toISOString()}, if nothing is against it then.`,
          advice: `\`volnux logs ${runId}\` has what it wrote so far.`,
        };
      return {
        rule: null,
        sentence:
          'It is claimed and has not ended: it runs, or waits for another run to end or for a limit, or the runner is gone.',
        advice:
          '`volnux status` says which: what a run waits for is known to the runner alone. A runner that starts after one that is gone settles it as interrupted.',
      };
    case 'success':
      return { rule: null, sentence: 'It ran and succeeded.', advice: null };
    case 'failure':
      return {
        rule: 'failure',
        sentence: `It ran and failed${because}.`,
        advice: `\`volnux logs ${runId}\` has what it wrote.`,
      };
    case 'timeout':
      return {
        rule: 'timeout',
        sentence: `It ran, and ${reason?.includes(OVER_BEFORE) ? 'its time was over' : 'took too long'}${because}.`,
        advice: reason?.includes('run_timeout')
          ? 'A longer `run_timeout` gives the run more time.'
          : 'A longer `timeout` of the step gives it more time.',
      };
    case 'interrupted':
      if (reason?.includes(LOST)) {
        return {
          rule: 'interrupted',
          sentence: `It ran until the process that runs all steps died${because}.`,
          advice: sentences(
            'A module may have crashed that process: `isolation: process` gives it one of its own. If it was the memory, the log of the system says so.',
            afterLoss(record, job, isMadeUp),
          ),
        };
      }
      return {
        rule: 'interrupted',
        sentence:
          'It ran, or was about to, when the runner died; what it had started was ended, and the next start recorded that.',
        advice: afterInterruption(record, job, isMadeUp),
      };
    case 'cancelled':
      return { rule: 'cancelled', sentence: `It ran and was cancelled${because}.`, advice: null };
    case 'missed':
    case 'coalesced':
    case 'skipped':
      return { rule: outcome, sentence: `It did not run${because}.`, advice: null };
  }
}

/** In what `RunLimit` says of a run whose time ended while no runner was there. */
const OVER_BEFORE = ' was over before the runner ';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Reasons are in UTC: what wrote them does not know the zone of the job. */
function inZoneOf(job: Job | null, part: string): string {
  return INSTANT.test(part) ? shownTime(Date.parse(part), job?.trigger.timezone ?? 'UTC') : part;
}

/** In what `ExecutorConnection` says of a command whose process died. */
const LOST = ' was lost: the executor process ';

function afterInterruption(record: KeptRecord, job: Job | null, isMadeUp: boolean): string {
  const { isBackfill, formerRunId } = record;
  if (isBackfill && isMadeUp) return 'The same `volnux backfill` again runs it again.';
  if (formerRunId !== null) {
    const once = 'What is interrupted a second time is not run again by itself';
    return isMadeUp ? `${once}; \`volnux backfill\` runs it.` : sentences(`${once}.`, byHand(record, job));
  }
  if (job?.rerunInterrupted)
    return 'It is run again at the next start of a runner, once, because rerun_interrupted is true; unless that has come and gone.';
  const setting =
    'It is not run again by itself, because nobody knows how far it came: `rerun_interrupted: true` would run it again at the next start';
  return isMadeUp
    ? `${setting}, \`volnux backfill\` runs it for its fire time, \`volnux exec\` for now.`
    : sentences(`${setting}.`, byHand(record, job));
}

/** By now it has been run again, if it was to be. */
function afterLoss(record: KeptRecord, job: Job | null, isMadeUp: boolean): string {
  return sentences(
    job?.rerunInterrupted ? '' : '`retry`, or `rerun_interrupted: true`, has such a run begin again by itself.',
    isMadeUp ? '`volnux backfill` runs it again.' : byHand(record, job),
  );
}

/** Of a job that is not in the schedule nothing. */
function byHand({ jobId }: KeptRecord, job: Job | null): string {
  return job === null ? '' : `\`volnux trigger ${jobId}\` runs the job again now.`;
}

function sentences(...all: readonly string[]): string {
  return all.filter((each) => each !== '').join(' ');
}
