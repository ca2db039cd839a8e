import type { Job } from '../../config/config.ts';
import type { FireTimeRecord } from '../../store/store.ts';
import { shortSpan } from '../history/run-duration.ts';

/** What decided on a fire time, in words. */
export interface Explanation {
  /** The setting, or the event, that decided; `null`: nothing stood in its way. */
  readonly rule: string | null;
  readonly sentence: string;
  /** What would change it. */
  readonly advice: string | null;
}

interface Rule {
  readonly rule: string;
  /** The reason as the scheduler writes it. */
  readonly pattern: RegExp;
  readonly sentence: (...parts: readonly string[]) => string;
  readonly advice: string;
  /** The setting as the job has it now. */
  readonly setting?: (job: Job) => string;
}

const overlapNow = ({ overlap, maxInstances }: Job): string => `max_instances ${maxInstances} and overlap ${overlap}`;

const RULES: readonly Rule[] = [
  {
    rule: 'misfire_grace_time',
    pattern: /^seen (.+) late, misfire_grace_time is (.+)$/,
    sentence: (late, grace) =>
      `It was seen ${late} after its time, more than the ${grace} of misfire_grace_time, so it did not run.`,
    advice:
      'A longer misfire_grace_time runs it late, null however late. What held the runner up is in its log: clock_jumped (the machine slept), loop_stalled.',
    setting: ({ misfireGraceTimeMs: grace }) => `misfire_grace_time ${grace === null ? 'null' : shortSpan(grace)}`,
  },
  {
    rule: 'many_due',
    pattern: /^stands for all fire times since (\S+):/,
    sentence: (since) =>
      `So many were due at once that this one record stands for all fire times since ${since}: none of them ran.`,
    advice: 'The runner stood still, or the machine slept, all that time: its log says clock_jumped or loop_stalled.',
  },
  {
    rule: 'coalesce',
    pattern: /^one run for (\d+) due fire times/,
    sentence: (count) =>
      `${count} fire times were due at once, and coalesce makes one run of them, for the latest: this one is part of that run.`,
    advice: '`coalesce: false` runs each of them, one after the other.',
    setting: ({ coalesce }) => `coalesce ${coalesce}`,
  },
  {
    rule: 'overlap',
    pattern: /^(\d+) of max_instances (\d+) going, overlap is skip$/,
    sentence: (going, most) => `${going} of max_instances ${most} were going, and overlap is skip, so it did not run.`,
    advice:
      '`overlap: queue` lets one wait, `replace` ends the oldest run for it, a larger max_instances lets more run at once; a `timeout` ends runs that hang.',
    setting: overlapNow,
  },
  {
    rule: 'overlap',
    pattern: /(?:one waiting|one waits already), overlap is queue$/,
    sentence: () =>
      'As many as max_instances allows were going and one more fire time waited, which is all that overlap: queue holds, so it did not run.',
    advice: 'A larger max_instances lets more run at once; runs take longer than the time between two fire times.',
    setting: overlapNow,
  },
  {
    rule: 'overlap',
    pattern: /^a run of a later fire time is going, overlap is replace$/,
    sentence: () => 'A run for a later fire time was going, which overlap: replace does not end for an earlier one.',
    advice: '`overlap: queue` lets it wait instead.',
    setting: overlapNow,
  },
  {
    rule: 'overlap',
    pattern: /^replaced by a later fire time, overlap is replace$/,
    sentence: () => 'A later fire time came and took its place, because overlap is replace.',
    advice: '`overlap: queue` or `skip` lets a run end; runs take longer than the time between two fire times.',
    setting: overlapNow,
  },
  {
    rule: 'paused',
    pattern: /^the job was paused$/,
    sentence: () => 'The job was paused while it waited, and what waits is given up then.',
    advice: 'What was due before or during a pause is not made up for: `volnux exec` runs the job now.',
  },
  {
    rule: 'removed',
    pattern: /^the job was (?:removed|replaced)$/,
    sentence: () => 'The job was taken out of the schedule while it waited, and what waits is given up then.',
    advice: 'A job that is only renamed keeps what waits with `moved_from`.',
  },
  {
    rule: 'trigger',
    pattern: /^the trigger was changed$/,
    sentence: () => 'The trigger was changed while it waited, and what was planned by the former one is given up then.',
    advice: 'The job goes on with its new trigger; `volnux next` shows when.',
  },
  {
    rule: 'drain',
    pattern: /^the scheduler shut down$/,
    sentence: () => 'The runner was shutting down: nothing starts any more then, and what waits is given up.',
    advice: '`volnux exec` runs the job now.',
  },
  {
    rule: 'drain',
    pattern: /^still going (.+) after the shutdown began$/,
    sentence: (grace) =>
      `The runner was shutting down, and the run was still going after the ${grace} of runner.shutdown_grace, so it was ended.`,
    advice: 'A longer runner.shutdown_grace lets runs end by themselves.',
  },
  {
    rule: 'drain',
    pattern: /^the runner was told to end at once$/,
    sentence: () => 'The runner was told twice to end, and the second time ends every run at once.',
    advice: 'One SIGTERM drains: runs have runner.shutdown_grace to end.',
  },
  {
    rule: 'on_store_error',
    pattern: /^not started, because the store could not record it: (.+)$/,
    sentence: (cause) =>
      `It could not be recorded when it was due, so it did not run: after a crash it would have run twice. ${cause}.`,
    advice:
      '`runner.on_store_error: keep_running` runs such fire times, and records them later. The events store_error and store_recovered tell when that begins and ends.',
  },
];

/** What the scheduler meant by the reason of a record, and what setting would change it; by the outcome where the reason is none of the scheduler's. */
export function explainReason({ outcome, reason, runId }: FireTimeRecord, job: Job | null): Explanation {
  for (const { rule, pattern, sentence, advice, setting } of RULES) {
    const match = pattern.exec(reason ?? '');
    if (match === null) continue;
    const now = setting && job ? ` The job has ${setting(job)} now.` : '';
    return { rule, sentence: sentence(...match.slice(1)), advice: advice + now };
  }
  const because = reason === null ? '' : `: ${reason}`;
  switch (outcome) {
    case null:
      return {
        rule: null,
        sentence: 'It is claimed and has not ended: it runs, or waits for another run of the job to end, or the runner is gone.',
        advice: 'A runner that starts after one that is gone settles it as interrupted.',
      };
    case 'success':
      return { rule: null, sentence: 'It ran and succeeded.', advice: null };
    case 'failure':
      return {
        rule: 'failure',
        sentence: `It ran and failed${because}.`,
        advice: `The runner's log has its output, under run ${runId}.`,
      };
    case 'timeout':
      return {
        rule: 'timeout',
        sentence: `It ran and took too long${because}.`,
        advice: 'A longer `timeout` of the step gives it more time.',
      };
    case 'interrupted':
      return {
        rule: 'interrupted',
        sentence:
          'It ran, or was about to, when the runner died; what it had started was ended, and the next start recorded that.',
        advice: 'It is not run again by itself, because nobody knows how far it came: `volnux exec` runs the job now.',
      };
    case 'cancelled':
      return { rule: 'cancelled', sentence: `It ran and was cancelled${because}.`, advice: null };
    case 'missed':
    case 'coalesced':
    case 'skipped':
      return { rule: outcome, sentence: `It did not run${because}.`, advice: null };
  }
}
