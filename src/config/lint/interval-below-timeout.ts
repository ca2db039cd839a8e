import { formatPath } from '../diagnostic/path.ts';
import { durationText } from './duration-text.ts';
import type { LintRule } from './lint-rule.ts';
import { smallestGap } from './smallest-gap.ts';
import { stepLimitsOf, type StepLimit } from './step-limits.ts';

/**
 * A job whose fire times are skipped while it runs has time to end before the next one. Only limits set for the job, its pipeline or
 * its steps count: one from `defaults` says nothing about how long this job may take.
 */
export const intervalBelowTimeout: LintRule = (context) => {
  const { defaults } = context.written;
  for (const job of context.jobs) {
    const { part, path, spec } = job;
    const isSkipping =
      (part.overlap ?? defaults?.overlap ?? 'skip') === 'skip' && (part.max_instances ?? defaults?.max_instances ?? 1) === 1;
    if (spec === null || !isSkipping) continue;
    const longest = longestPath(stepLimitsOf(job, context));
    const gap = longest === 0 ? Infinity : smallestGap(spec, longest);
    if (gap >= longest) continue;
    const at = [...path, 'trigger'];
    const [every, needed] = [durationText(gap), durationText(longest)];
    const subject = `${formatPath(path)} fires again after ${every}, and its steps may take ${needed}`;
    const message = `${subject}: until then fire times are skipped`;
    context.report({ code: 'LINT_INTERVAL_BELOW_TIMEOUT', message, hint: HINT, path: at, at: 'key' });
  }
};

const HINT =
  'make `timeout` shorter or the gap longer; or let it run in parallel (`max_instances`) or afterwards (`overlap: queue`)';

/** How long all steps may take, in ms, side by side where they need not wait. Without a limit of its own a step counts 0. */
function longestPath(steps: readonly StepLimit[]): number {
  const followers = new Map<string, StepLimit[]>();
  for (const step of steps) {
    for (const need of step.needs) {
      const others = followers.get(need);
      if (others === undefined) followers.set(need, [step]);
      else others.push(step);
    }
  }
  const waitsFor = new Map(steps.map((step) => [step, step.needs.length]));
  const starts = new Map<StepLimit, number>();
  // No recursion: a chain may be longer than the call stack is deep. Steps in a circle, an error of its own, never get their turn.
  const ready = steps.filter(({ needs }) => needs.length === 0);
  let longest = 0;
  for (let step = ready.pop(); step !== undefined; step = ready.pop()) {
    const { limit } = step;
    const end = (starts.get(step) ?? 0) + (limit.kind === 'limited' && !limit.isGeneral ? limit.ms : 0);
    longest = Math.max(longest, end);
    for (const follower of followers.get(step.id) ?? []) {
      starts.set(follower, Math.max(starts.get(follower) ?? 0, end));
      const left = (waitsFor.get(follower) ?? 0) - 1;
      waitsFor.set(follower, left);
      if (left === 0) ready.push(follower);
    }
  }
  return longest;
}
