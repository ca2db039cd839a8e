import type { LoadOptions, LoadResult, SchedulePaths } from './load-config.ts';

/**
 * Loads a schedule: read, parse, replace variables, check the shape, merge the files, check the named rules, normalise.
 * Never rejects for what a user wrote or for a file that cannot be read: these are diagnostics, all of them at once.
 *
 * @param paths of the schedule: files, or directories for the `*.yaml` and `*.yml` in them; diagnostics name files as given.
 */
export async function loadConfig(paths: SchedulePaths, options: LoadOptions): Promise<LoadResult> {
  // Whoever schedules jobs in code should not pay for the YAML parser and the schema checker, a third of the library's memory.
  const loader = await import('./load-config.ts');
  return loader.loadConfig(paths, options);
}
