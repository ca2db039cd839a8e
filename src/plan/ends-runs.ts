import { FIELD_TABLE } from './field-table.ts';
import type { Change, Jobs } from './plan.ts';

/**
 * Whether a change ends the runs of its job that are in flight: the job goes, or what it runs is changed, and its `on_change` is `cancel`: the new
 * one, if there is one.
 *
 * @param before the jobs before the change.
 */
export function endsRuns(change: Change, before: Jobs): boolean {
  switch (change.kind) {
    case 'remove':
      return before.get(change.jobId)?.onChange === 'cancel';
    case 'update':
      return change.job.onChange === 'cancel' && change.fields.some(({ field }) => FIELD_TABLE[field].outdatesRuns);
    case 'add':
    case 'move':
    case 'pause':
    case 'resume':
      return false;
  }
}
