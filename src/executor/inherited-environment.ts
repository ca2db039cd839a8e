/** Taken once: reading `process.env` asks the system for each variable, at every start of a command. Nothing here changes it. */
const ownEnvironment: NodeJS.ProcessEnv = { ...process.env };

/** The variables that this process was started with, or of `env`, that one of the patterns names: a name, or a beginning with `*` behind it. */
export function inheritedEnvironment(patterns: readonly string[], env: NodeJS.ProcessEnv = ownEnvironment): NodeJS.ProcessEnv {
  if (patterns.includes('*')) return env;
  return Object.fromEntries(Object.entries(env).filter(([name]) => patterns.some((pattern) => isNamed(name, pattern))));
}

function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
