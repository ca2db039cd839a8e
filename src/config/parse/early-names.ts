import type { Path } from '../diagnostic/path.ts';
import type { Problem } from '../diagnostic/problem.ts';
import type { Lookup } from './compose-config.ts';
import type { ScheduleFile } from './schedule-file.ts';

/** A name as written (variables replaced) and where it stands. */
export interface EarlyName {
  readonly name: string;
  readonly path: Path;
}

/**
 * The files that a schedule names under a key at its top, before anything else of it is looked at: what they say decides about the rest, so
 * only the process environment can be used in their names. What is no name is left for the schema to report.
 *
 * @param lookup a variable of the process environment.
 */
export function earlyNames(
  file: ScheduleFile,
  key: 'env_file' | 'include',
  lookup: Lookup,
): { names: readonly EarlyName[]; problems: readonly Problem[] } {
  const composed = file.composeKey(key, lookup);
  if (composed === null) return NONE;
  const { value, problems } = composed;
  const written = Array.isArray(value)
    ? value.map((name: unknown, index) => ({ name, path: [key, index] }))
    : [{ name: value, path: [key] }];
  return {
    names: written.flatMap(({ name, path }) => (typeof name === 'string' && name !== '' ? [{ name, path }] : [])),
    problems,
  };
}

const NONE = { names: [], problems: [] };
