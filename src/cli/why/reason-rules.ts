import type { Job } from '../../config/config.ts';
import type { REASON } from '../../scheduler/record/reason.ts';
import { shortSpan } from '../history/run-duration.ts';

/** What a reason means to people. */
export interface ReasonRule {
  /** The setting, or the event, that decided. */
  readonly rule: string;
  /** The reason as the scheduler writes it, or wrote it before. */
  readonly pattern: RegExp;
  readonly sentence: (...parts: readonly string[]) => string;
  readonly advice: string;
  /** What makes up for it, where a backfill would run the fire time. */
  readonly backfill?: string;
  /** What more is to be said where the trigger planned the fire time. */
  readonly ofTimes?: string;
  /** The setting as the job has it now. */
  readonly setting?: (job: Job) => string;
}

const overlapNow = ({ overlap, maxInstances }: Job): string => `max_instances ${maxInstances} and overlap ${overlap}`;

const TOO_OFTEN = 'Runs take longer than the time between two fire times.';

/** A row for every reason that there is. */
export const REASON_RULES: Readonly<Record<keyof typeof REASON, ReasonRule>> = {
  tooLate: {
    rule: 'misfire_grace_time',
    pattern: /^seen (.+) late, misfire_grace_time is (.+)$/,
    sentence: (late, grace) =>
      `It was seen ${late} after its time, more than the ${grace} of misfire_grace_time, so it did not run.`,
    advice:
      'A longer misfire_grace_time runs it late, null however late. Either no runner was there at its time, or what held it up is in its log: clock_jumped (the machine slept), loop_stalled.',
    backfill: '`volnux backfill` runs what was missed.',
    setting: ({ misfireGraceTimeMs: grace }) => `misfire_grace_time ${grace === null ? 'null' : shortSpan(grace)}`,
  },
  manyDue: {
    rule: 'catch_up_limit',
    pattern: /^stands for all fire times since (\S+): catch_up_limit is (\d+)$/,
    sentence: (since, limit) =>
      `More than catch_up_limit (${limit}) were due at once, so this one record stands for all fire times since ${since} but the latest ${limit}: none of them ran.`,
    advice:
      'No runner was there all that time, or the machine slept (the log says clock_jumped). A larger catch_up_limit decides on more of them.',
    backfill: '`volnux backfill` runs what is missing.',
    setting: ({ catchUpLimit }) => `catch_up_limit ${catchUpLimit}`,
  },
  coalesced: {
    rule: 'coalesce',
    pattern: /^one run for (\d+) due fire times/,
    sentence: (count) =>
      `${count} fire times were due at once, and coalesce makes one run of them, for the latest: this one is part of that run.`,
    advice: '`coalesce: false` runs each of them, one after the other.',
    setting: ({ coalesce }) => `coalesce ${coalesce}`,
  },
  noRoom: {
    rule: 'overlap',
    pattern: /^(\d+) of max_instances (\d+) going, overlap is skip$/,
    sentence: (going, most) => `${going} of max_instances ${most} were going, and overlap is skip, so it did not run.`,
    advice:
      '`overlap: queue` lets one wait, `replace` ends the oldest run for it, a larger max_instances lets more run at once; a `timeout` ends runs that hang.',
    setting: overlapNow,
  },
  noRoomToWait: {
    rule: 'overlap',
    pattern: /^(\d+) of max_instances (\d+) going and one waiting, overlap is queue$/,
    sentence: (going, most) =>
      `${going} of max_instances ${most} were going and one more fire time waited, which is all that overlap: queue holds, so it did not run.`,
    advice: 'A larger max_instances lets more run at once.',
    ofTimes: TOO_OFTEN,
    setting: overlapNow,
  },
  oneWaits: {
    rule: 'overlap',
    pattern: /^one waits already, overlap is queue$/,
    sentence: () => 'Another fire time waited already, and one is all that overlap: queue holds, so it did not run.',
    advice: 'A larger max_instances lets more run at once.',
    ofTimes: TOO_OFTEN,
    setting: overlapNow,
  },
  laterIsGoing: {
    rule: 'overlap',
    pattern: /^a run of a later fire time is going, overlap is replace$/,
    sentence: () => 'A run for a later fire time was going, which overlap: replace does not end for an earlier one.',
    advice: '`overlap: queue` lets it wait instead.',
    setting: overlapNow,
  },
  replacedByLater: {
    rule: 'overlap',
    pattern: /^replaced by a later fire time, overlap is replace$/,
    sentence: () => 'A later fire time came and took its place, because overlap is replace.',
    advice: '`overlap: queue` or `skip` lets a run end.',
    ofTimes: TOO_OFTEN,
    setting: overlapNow,
  },
  paused: {
    rule: 'paused',
    pattern: /^the job was paused$/,
    sentence: () => 'The job was paused while it waited, and what waits is given up then.',
    advice: 'What was due before or during a pause is not made up for: `volnux trigger` runs the job now.',
  },
  removed: {
    rule: 'removed',
    pattern: /^the job was removed$/,
    sentence: () => 'The job was taken out of the schedule while it waited, and what waits is given up then.',
    advice: 'A job that is only renamed keeps what waits with `moved_from`.',
  },
  replaced: {
    rule: 'removed',
    pattern: /^the job was replaced$/,
    sentence: () => 'Another job was put in its place while it waited, and what waits is given up then.',
    advice: 'What is only changed, with modifyJob, keeps what waits.',
  },
  endedByEdit: {
    rule: 'on_change',
    pattern: /^the job was (changed|removed), on_change is cancel$/,
    sentence: (what) =>
      `${what === 'removed' ? 'The job was removed from the schedule' : 'An edit changed what the job runs'}, and with on_change: cancel that ends its runs.`,
    advice: '`on_change: keep` lets them end as they began; `volnux generations` says what was edited.',
    setting: ({ onChange }) => `on_change ${onChange}`,
  },
  rescheduled: {
    rule: 'trigger',
    pattern: /^the trigger was changed$/,
    sentence: () => 'The trigger was changed while it waited, and what was planned by the former one is given up then.',
    advice: 'The job goes on with its new trigger; `volnux next` shows when.',
  },
  shutDown: {
    rule: 'drain',
    pattern: /^the scheduler shut down$/,
    sentence: () => 'The runner was shutting down: nothing starts any more then, and what waits is given up.',
    advice: '`volnux exec` runs the job now.',
  },
  graceOver: {
    rule: 'drain',
    pattern: /^still going (.+) after the shutdown began$/,
    sentence: (grace) =>
      `The runner was shutting down, and the run was still going after the ${grace} of runner.shutdown_grace, so it was ended.`,
    advice: 'A longer runner.shutdown_grace lets runs end by themselves.',
  },
  notRecorded: {
    rule: 'on_store_error',
    pattern: /^not started, because the store could not record it: (.+)$/,
    sentence: (cause) =>
      `It could not be recorded when it was due, so it did not run: after a crash it would have run twice. The reason: ${cause}.`,
    advice:
      '`runner.on_store_error: keep_running` runs such fire times, and records them later. The events store_error and store_recovered tell when that begins and ends.',
  },
  cancelledBy: {
    rule: 'cancel',
    pattern: /^cancelled by (.+)$/,
    sentence: (user) => `${user} cancelled it with \`volnux cancel\`, while it was going or waited.`,
    advice: '`volnux trigger` runs the job again now.',
  },
  endedAtOnce: {
    rule: 'drain',
    pattern: /^the runner was told to end at once$/,
    sentence: () => 'The runner was told twice to end, and the second time ends every run at once.',
    advice: 'One SIGTERM drains: runs have runner.shutdown_grace to end.',
  },
};
