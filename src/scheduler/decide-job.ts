import { decide, decideOnTime, type Decision, type DueState } from './decide.ts';
import { dueFireTimes } from './due-fire-times.ts';
import type { Instances } from './instances.ts';
import type { JobEntry } from './scheduled-job.ts';

type Load = Pick<Instances, 'count' | 'isWaiting'>;

/** Decides on the job's due fire times and moves it on to the next one. Throws when its trigger does. */
export function decideDue(entry: JobEntry, now: number, load: Load): Decision[] {
  const { fireTimes, earlier, next } = dueFireTimes(entry.trigger, entry.nextFireTime ?? Infinity, now);
  entry.nextFireTime = next;
  const decisions = decide({ ...stateOf(entry, fireTimes, load), now });
  if (!earlier) return decisions;
  const reason = `stands for all fire times since ${new Date(earlier.first).toISOString()}: no more are looked at at once`;
  return [{ kind: 'not-run', outcome: 'missed', fireTimes: [earlier.last], reason }, ...decisions];
}

/** Decides on fire times that an occasion brought: it has come this moment, so they are in time however long ago they lie. */
export function decideOccasion(entry: JobEntry, fireTimes: readonly number[], load: Load): Decision[] {
  return decideOnTime(stateOf(entry, fireTimes, load));
}

function stateOf({ id, policy }: JobEntry, fireTimes: readonly number[], load: Load): Omit<DueState, 'now'> {
  return { fireTimes, policy, instances: load.count(id), isWaiting: load.isWaiting(id) };
}
