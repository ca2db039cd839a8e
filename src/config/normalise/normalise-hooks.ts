import { parseDuration } from '../../trigger/parse-duration.ts';
import type { Hook } from '../config.ts';
import { mergeEnv } from './merge-env.ts';
import { normaliseAction } from './normalise-action.ts';
import type { WrittenHook } from '../written-config.ts';

/**
 * Hooks of one level of the file.
 *
 * @param env of that level and those around it: what a hook of its own `env` adds to.
 * @param directory absolute: the folder of the schedule file.
 */
export function normaliseHooks(hooks: readonly WrittenHook[] | undefined, env: Hook['env'], directory: string): readonly Hook[] {
  return (hooks ?? []).map((hook) => ({
    on: [...new Set([hook.on].flat())],
    action: normaliseAction(hook, directory),
    env: mergeEnv(env, hook.env),
    cwd: directory,
    timeoutMs: parseDuration(hook.timeout ?? '30s'),
  }));
}
