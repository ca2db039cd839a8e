import { resolve } from 'node:path';

/**
 * The two halves of a `module` value: the absolute path of the file, and the export named after `#` (`null`: none named).
 *
 * @param directory absolute: the folder of the schedule file.
 */
export function splitModule(module: string, directory: string): { path: string; exportName: string | null } {
  const hash = module.lastIndexOf('#');
  if (hash === -1) return { path: resolve(directory, module), exportName: null };
  return { path: resolve(directory, module.slice(0, hash)), exportName: module.slice(hash + 1) || null };
}
