import type { WrittenEnv, WrittenPassEnv } from '../written-config.ts';

type Env = Readonly<Record<string, string>>;

/** The variables at one level of the file: top, pipeline, job, step or hook. */
export interface Environment {
  /** What a step or hook at this level is given. */
  readonly env: Env;
  /** What of the runner's own environment passes, as `Step.passEnv` has it. */
  readonly passEnv: readonly string[];
  /** What `env` says here and further out. */
  readonly written: Env;
  /** What env files and secrets have for whoever it passes to. */
  readonly outside: Env;
}

/** Without these hardly any program works as it does in a shell; none of them is a secret. As `sudo` keeps them. */
const ALWAYS_PASSED = ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'LC_*', 'TZ', 'TMPDIR', 'TERM'] as const;

/** The environment around the whole file, in which everything passes. */
export function outerEnvironment(outside: Env): Environment {
  return { env: outside, passEnv: ['*'], written: {}, outside };
}

/**
 * The environment of a part inside another; that of the other itself where the part says nothing, so that thousands of jobs share
 * it.
 */
export function innerEnvironment(
  outer: Environment,
  { env = {}, pass_env: names }: { readonly env?: WrittenEnv | undefined; readonly pass_env?: WrittenPassEnv | undefined },
): Environment {
  const added = Object.entries(env);
  if (added.length === 0 && names === undefined) return outer;
  const { outside } = outer;
  const written = { ...outer.written, ...Object.fromEntries(added.map(([name, value]) => [name, String(value)])) };
  const passEnv = names === undefined ? outer.passEnv : patternsOf(names);
  const passed = Object.entries(outside).filter(([name]) => passEnv.some((pattern) => isNamed(name, pattern)));
  return { env: { ...Object.fromEntries(passed), ...written }, passEnv, written, outside };
}

/** In one order, so that another spelling is no change of the job. */
function patternsOf(names: readonly string[]): readonly string[] {
  return names.includes('*') ? ['*'] : [...new Set([...ALWAYS_PASSED, ...names])].toSorted();
}

/** As the executor has it in `inherited-environment.ts`. */
function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
