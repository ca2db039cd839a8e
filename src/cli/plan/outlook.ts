import type { Job } from '../../config/config.ts';
import type { ActualSide, RunInFlight } from '../../plan/actual-side.ts';
import { endsRuns } from '../../plan/ends-runs.ts';
import type { Change, Jobs } from '../../plan/plan.ts';
import { isReadable } from '../../reconcile/kept-jobs.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import { comingFireTimes } from '../next/coming-fire-times.ts';

/** What the changes of a job come to, if they are applied now. Instants in Unix ms, `null`: at no time. */
export interface Outlook {
  /** In which its times are shown. */
  readonly timezone: string;
  /** `undefined`: nobody knows, as where an interval began that no runner has. */
  readonly nextBefore: number | null | undefined;
  readonly nextAfter: number | null | undefined;
  readonly runs: readonly (RunInFlight & { readonly becomes: RunEnd })[];
}

/** It ends as it began; it is cancelled; its runner is gone, and the next one finds it interrupted. */
export type RunEnd = 'finishes' | 'cancelled' | 'interrupted';

/** The outlook of a job that changes; `changes`: all of its. */
export function outlookOf(
  changes: readonly [Change, ...Change[]],
  { jobs, running }: ActualSide,
  desired: Jobs,
  now: number,
): Outlook {
  const { jobId } = changes[0];
  const formerId = changes.find((change) => change.kind === 'move')?.from ?? jobId;
  const [before, after] = [jobs.get(formerId), desired.get(jobId)];
  const nextBefore = before && (running === null ? firstOf(before, now) : (running.nextFireTimes.get(formerId) ?? null));
  const becomes =
    running?.isLive === false ? 'interrupted' : changes.some((each) => endsRuns(each, jobs)) ? 'cancelled' : 'finishes';
  return {
    timezone: zoneOf(after ?? before),
    nextBefore,
    nextAfter: nextAfter(changes, after, nextBefore, now),
    runs: (running?.runs ?? []).filter((run) => run.jobId === formerId).map((run) => ({ ...run, becomes })),
  };
}

function nextAfter(
  changes: readonly Change[],
  job: Job | undefined,
  before: number | null | undefined,
  now: number,
): number | null | undefined {
  if (job === undefined || job.paused) return null;
  const isAnchored = changes.some(({ kind }) => kind === 'add' || kind === 'resume');
  return isAnchored || changes.some((change) => change.kind === 'update' && change.isAnchored) ? next(job, now) : before;
}

/** The next fire time of a job that nobody runs: by its trigger, unless that counts from when it was applied. */
function firstOf(job: Job, now: number): number | null | undefined {
  if (!isReadable(job.trigger)) return undefined;
  if (job.paused) return null;
  return countsFromAnchor(job.trigger) ? undefined : next(job, now);
}

function countsFromAnchor(trigger: TriggerSpec): boolean {
  if ('any' in trigger) return trigger.any.some(countsFromAnchor);
  if ('all' in trigger) return trigger.all.some(countsFromAnchor);
  return ('interval' in trigger || 'calendar_interval' in trigger) && trigger.start_date === undefined;
}

function next(job: Job, now: number): number | null {
  const [coming] = comingFireTimes([job], { after: now, until: Infinity, count: 1 }, () => {});
  return coming?.fireTimes[0] ?? null;
}

/** A zone of a kept job may be a secret. */
function zoneOf(job: Job | undefined): string {
  return job !== undefined && isReadable(job.trigger.timezone) ? job.trigger.timezone : 'UTC';
}
