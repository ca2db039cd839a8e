import { dirname } from 'node:path';

/** The folder above all that a glob pattern can match. */
export function fixedFolder(pattern: string): string {
  const wildcard = pattern.search(/[*?[{]/);
  return dirname(wildcard === -1 ? pattern : `${pattern.slice(0, wildcard)}x`);
}
