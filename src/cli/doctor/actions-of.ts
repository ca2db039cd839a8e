import type { Action, Config, Hook, Job, Step } from '../../config/config.ts';
import { createEvent } from '../../event/event.ts';
import { hookEnvironment, hookPayload } from '../../hook/event-payload.ts';
import { inheritedEnvironment } from '../../executor/inherited-environment.ts';
import { runEnvironment, type RunEnding } from '../../run/run-environment.ts';
import { stepsBefore } from '../../run/steps-before.ts';

/** Something that the schedule starts, and in which surroundings. */
export interface PlacedAction {
  readonly action: Action;
  /** In words. */
  readonly place: string;
  /** Absolute working directory. */
  readonly cwd: string;
  /** What runs it if it is a text. */
  readonly shell: Step['shell'];
  /** All the variables it would see. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Every action of the schedule: of the steps of its jobs, and of its hooks. A hook of the file is one, however many jobs it is told of. */
export function actionsOf(config: Config, env: PlacedAction['env']): readonly PlacedAction[] {
  const hooks = new Map<Hook, PlacedAction>();
  const steps: PlacedAction[] = [];
  const addHook = (hook: Hook, owner: string): void => {
    if (hooks.has(hook)) return;
    const { action, cwd, on } = hook;
    // Nothing of it is in this image; `hooks test` sends one.
    if (action.kind === 'webhook') return;
    hooks.set(hook, {
      action,
      cwd,
      shell: HOOK_SHELL,
      place: `${owner}hook on ${on.join(', ')}`,
      env: { ...inheritedEnvironment(hook.passEnv, env), ...hook.env, ...HOOK_VARIABLES },
    });
  };
  for (const hook of config.hooks) addHook(hook, '');
  for (const job of config.jobs.values()) {
    steps.push(...stepsOf(job, env));
    for (const hook of job.hooks) addHook(hook, `${job.id}, `);
  }
  return [...steps, ...hooks.values()];
}

function stepsOf({ id, params, pipeline, trigger }: Job, env: PlacedAction['env']): readonly PlacedAction[] {
  // Of all that a run may have: a script may ask whether it is a backfill.
  const run = { jobId: id, runId: '', fireTime: 0, timezone: trigger.timezone, params, isBackfill: true };
  const place = (step: Step, before: readonly Step[], end: RunEnding | null): PlacedAction => ({
    action: step.action,
    cwd: step.cwd,
    shell: step.shell,
    place: step.id === id ? id : `${id}, step ${step.id}`,
    env: {
      ...inheritedEnvironment(step.passEnv, env),
      ...step.env,
      ...runEnvironment(run, { stepId: step.id, attempt: 1, before, outputs: new Map(), end }),
      ...(step.outputs.length > 0 && { VOLNUX_OUTPUT: '' }),
    },
  });
  const { steps, finally: last } = pipeline;
  return [
    ...steps.map((step) => place(step, stepsBefore(step, steps), null)),
    ...last.map((step, index) => place(step, [...steps, ...last.slice(0, index)], { outcome: 'success', reason: null })),
  ];
}

const HOOK_SHELL = ['/bin/sh', '-c'] as const;
const HOOK_VARIABLES = hookEnvironment(hookPayload(createEvent('job_error', 0), 'UTC', { heldBack: 0, isTest: false }));
