/** The variables of this process, or of `env`, that one of the patterns names: a name, or a beginning with `*` behind it. */
export function inheritedEnvironment(patterns: readonly string[], env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  if (patterns.includes('*')) return env;
  return Object.fromEntries(Object.entries(env).filter(([name]) => patterns.some((pattern) => isNamed(name, pattern))));
}

function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
