import { parseDuration } from '../../trigger/parse-duration.ts';
import type { Action, Hook } from '../config.ts';
import type { WrittenEnv, WrittenHook, WrittenStep } from '../written-config.ts';
import { splitModule } from './module-path.ts';

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

/** What a step or hook does. It has one of `run` and `module`: the schema has seen to that. */
export function normaliseAction(
  { run, module, with: argument }: Pick<WrittenStep, 'run' | 'module' | 'with'>,
  directory: string,
): Action {
  if (module !== undefined) return { kind: 'module', ...splitModule(module, directory), with: argument ?? {} };
  if (typeof run === 'string') return { kind: 'shell', script: run };
  if (run !== undefined) return { kind: 'argv', argv: run };
  throw new Error('an action without `run` and `module` has passed the schema');
}

/** `outer` with the variables of `inner` set over it; `outer` itself where there are none, so that thousands of jobs share it. */
export function mergeEnv(
  outer: Readonly<Record<string, string>>,
  inner: WrittenEnv | undefined,
): Readonly<Record<string, string>> {
  const added = Object.entries(inner ?? {});
  return added.length === 0 ? outer : { ...outer, ...Object.fromEntries(added.map(([name, value]) => [name, String(value)])) };
}
