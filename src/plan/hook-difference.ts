import type { Hook, RateLimit } from '../config/config.ts';
import { durationText } from '../config/lint/duration-text.ts';
import { difference, mapDifference, type Difference } from './difference.ts';
import { isEqual } from './is-equal.ts';
import { writtenAction } from './written-action.ts';

/**
 * What differs in the hooks of a job, those of the file and its pipeline included. They have no names: of equally many the ones at the same
 * place are compared, and else some came or went.
 */
export function hookDifference(before: readonly Hook[], after: readonly Hook[]): readonly Difference[] {
  if (before.length === after.length) {
    return after.flatMap((hook, index) => oneDifference(`hooks.${index}.`, before[index] ?? hook, hook));
  }
  const removed = without(before, after).flatMap((hook) => difference('hook.on', 'hooks', wholeHook(hook), undefined));
  const added = without(after, before).flatMap((hook) => difference('hook.on', 'hooks', undefined, wholeHook(hook)));
  return [...removed, ...added];
}

function oneDifference(prefix: string, before: Hook, after: Hook): readonly Difference[] {
  return [
    ...difference('hook.on', `${prefix}on`, before.on, after.on),
    ...mapDifference('hook.action', prefix, writtenAction(before.action), writtenAction(after.action)),
    ...difference('hook.level', `${prefix}level`, before.level, after.level),
    ...difference('hook.atMost', `${prefix}at_most`, rateText(before.atMost), rateText(after.atMost)),
    ...mapDifference('hook.env', `${prefix}env.`, before.env, after.env),
    ...difference('hook.passEnv', `${prefix}pass_env`, before.passEnv, after.passEnv),
    ...difference('hook.cwd', `${prefix}cwd`, before.cwd, after.cwd),
    ...difference('hook.timeoutMs', `${prefix}timeout`, durationText(before.timeoutMs), durationText(after.timeoutMs)),
  ];
}

/** Those of `hooks` that `others` does not have, each counted as often as it is there. */
function without(hooks: readonly Hook[], others: readonly Hook[]): readonly Hook[] {
  const rest = [...others];
  return hooks.filter((hook) => {
    const index = rest.findIndex((other) => isEqual(other, hook));
    if (index !== -1) rest.splice(index, 1);
    return index === -1;
  });
}

function rateText(rate: RateLimit | null): string | undefined {
  return rate === null ? undefined : `${rate.calls} per ${durationText(rate.perMs)}`;
}

function wholeHook({ on, action }: Hook): object {
  return { on, ...writtenAction(action) };
}
