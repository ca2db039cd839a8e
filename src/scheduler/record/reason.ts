import { unrecordedReason } from '../../store/outage/unrecorded.ts';

/** Why a fire time did not run, or a run was ended, as its record keeps it. Only the table below makes one. */
export type Reason = string & { readonly isReason: true };

/**
 * Every reason that the scheduler and the runner write. `volnux why` has a row for each (`src/cli/why/reason-rules.ts`), which the compiler asks for;
 * records are kept, so a text that changes leaves the former one to be understood as well.
 */
export const REASON = {
  tooLate: (late: string, grace: string): Reason => reason(`seen ${late} late, misfire_grace_time is ${grace}`),
  manyDue: (since: number, limit: number): Reason =>
    reason(`stands for all fire times since ${new Date(since).toISOString()}: catch_up_limit is ${limit}`),
  coalesced: (count: number): Reason => reason(`one run for ${count} due fire times, the latest`),
  noRoom: (going: number, most: number): Reason => reason(`${going} of max_instances ${most} going, overlap is skip`),
  noRoomToWait: (going: number, most: number): Reason =>
    reason(`${going} of max_instances ${most} going and one waiting, overlap is queue`),
  oneWaits: (): Reason => reason('one waits already, overlap is queue'),
  laterIsGoing: (): Reason => reason('a run of a later fire time is going, overlap is replace'),
  replacedByLater: (): Reason => reason('replaced by a later fire time, overlap is replace'),
  paused: (): Reason => reason('the job was paused'),
  removed: (): Reason => reason('the job was removed'),
  replaced: (): Reason => reason('the job was replaced'),
  rescheduled: (): Reason => reason('the trigger was changed'),
  shutDown: (): Reason => reason('the scheduler shut down'),
  graceOver: (grace: string): Reason => reason(`still going ${grace} after the shutdown began`),
  endedByEdit: (what: 'changed' | 'removed'): Reason => reason(`the job was ${what}, on_change is cancel`),
  notRecorded: (cause: Error): Reason => reason(unrecordedReason(cause)),
  cancelledBy: (user: string): Reason => reason(`cancelled by ${user}`),
  endedAtOnce: (): Reason => reason('the runner was told to end at once'),
};

function reason(text: string): Reason {
  return text as Reason;
}
