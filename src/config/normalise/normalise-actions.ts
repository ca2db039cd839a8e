import { parseDuration } from '../../trigger/spec/parse-duration.ts';
import type { Action, Hook } from '../config.ts';
import { parseRate } from '../parse-rate.ts';
import type { WrittenHook, WrittenStep } from '../written-config.ts';
import { type Environment, innerEnvironment } from './environment.ts';
import { splitModule } from './module-path.ts';
import { normaliseWebhook } from './normalise-webhook.ts';

/**
 * Hooks of one level of the file.
 *
 * @param environment of that level: what a hook with an `env` or `pass_env` of its own changes for itself.
 * @param directory absolute: the folder of the schedule file.
 */
export function normaliseHooks(
  hooks: readonly WrittenHook[] | undefined,
  level: Hook['level'],
  environment: Environment,
  directory: string,
): readonly Hook[] {
  return (hooks ?? []).map((hook) => {
    const { env, passEnv } = innerEnvironment(environment, hook);
    return {
      on: [...new Set([hook.on].flat())],
      action: hook.webhook === undefined ? normaliseAction(hook, directory) : normaliseWebhook(hook.webhook),
      level,
      atMost: hook.at_most === undefined ? null : parseRate(hook.at_most),
      env,
      passEnv,
      cwd: directory,
      timeoutMs: parseDuration(hook.timeout ?? '30s'),
    };
  });
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
