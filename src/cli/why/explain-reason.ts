import type { Job } from '../../config/config.ts';
import type { KeptRecord } from '../../store/history/history.ts';
import { REASON_RULES } from './reason-rules.ts';

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
  for (const { rule, pattern, sentence, advice, ofTimes, setting } of Object.values(REASON_RULES)) {
    const match = pattern.exec(reason ?? '');
    if (match === null) continue;
    const more = isPlanned && ofTimes !== undefined ? ` ${ofTimes}` : '';
    const now = setting && job ? ` The job has ${setting(job)} now.` : '';
    return { rule, sentence: sentence(...match.slice(1)), advice: advice + more + now };
  }
  const because = reason === null ? '' : `: ${reason}`;
  switch (outcome) {
    case null:
      return {
        rule: null,
        sentence: 'It is claimed and has not ended: it runs, or waits for another run to end, or the runner is gone.',
        advice: 'A runner that starts after one that is gone settles it as interrupted.',
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
        sentence: `It ran and took too long${because}.`,
        advice: 'A longer `timeout` of the step gives it more time.',
      };
    case 'interrupted':
      if (reason?.includes(LOST)) {
        return {
          rule: 'interrupted',
          sentence: `It ran until the process that runs all steps died${because}.`,
          advice: `A module may have crashed that process: \`isolation: process\` gives it one of its own. If it was the memory, the log of the system says so. ${isPlanned ? '`volnux backfill` runs it again.' : byHand(record)}`,
        };
      }
      return {
        rule: 'interrupted',
        sentence:
          'It ran, or was about to, when the runner died; what it had started was ended, and the next start recorded that.',
        advice: afterInterruption(record, job, isPlanned),
      };
    case 'cancelled':
      return { rule: 'cancelled', sentence: `It ran and was cancelled${because}.`, advice: null };
    case 'missed':
    case 'coalesced':
    case 'skipped':
      return { rule: outcome, sentence: `It did not run${because}.`, advice: null };
  }
}

/** In what `ExecutorConnection` says of a command whose process died. */
const LOST = ' was lost: the executor process ';

function afterInterruption(record: KeptRecord, job: Job | null, isPlanned: boolean): string {
  const { isBackfill, formerRunId } = record;
  if (isBackfill) return 'The same `volnux backfill` again runs it again.';
  if (formerRunId !== null) {
    const once = 'What is interrupted a second time is not run again by itself';
    return isPlanned ? `${once}; \`volnux backfill\` runs it.` : `${once}; ${byHand(record)}`;
  }
  if (job?.rerunInterrupted)
    return 'It is run again at the next start of a runner, once, because rerun_interrupted is true; unless that has come and gone.';
  const setting =
    'It is not run again by itself, because nobody knows how far it came: `rerun_interrupted: true` would run it again at the next start';
  return isPlanned
    ? `${setting}, \`volnux backfill\` runs it for its fire time, \`volnux exec\` for now.`
    : `${setting}, ${byHand(record)}`;
}

function byHand({ jobId }: KeptRecord): string {
  return `\`volnux trigger ${jobId}\` runs the job again now.`;
}
