import type { LoadOptions, LoadResult } from './load-config.ts';

/**
 * Loads a schedule: read, parse, replace variables, check the shape, check the named rules, normalise.
 * Never rejects for what a user wrote or for a file that cannot be read: these are diagnostics, all of them at once.
 *
 * @param path of the schedule file; diagnostics name it as given.
 */
export async function loadConfig(path: string, options: LoadOptions): Promise<LoadResult> {
  // Whoever schedules jobs in code should not pay for the YAML parser and the schema checker, a third of the library's memory.
  const loader = await import('./load-config.ts');
  return loader.loadConfig(path, options);
}
