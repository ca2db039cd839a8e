/** The variables of this process that one of the patterns names: a name, or a beginning with `*` behind it. */
export function inheritedEnvironment(patterns: readonly string[]): NodeJS.ProcessEnv {
  if (patterns.includes('*')) return process.env;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => patterns.some((pattern) => isNamed(name, pattern))));
}

function isNamed(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
