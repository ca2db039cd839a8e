import { access } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readVersion } from './version.ts';

const SCHEMA = 'schema/schedule.schema.json';
/** The folder that holds src/ in a checkout, and dist/ in the package; from here it is as far in both. */
const OWN_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Where an editor finds the schema for a schedule, as its first line names it: the package that is installed at or above its folder, this
 * checkout if it is in it, else the published schema of this version. (Its `$id` is a name, and no place.)
 *
 * @param path absolute, of the schedule.
 */
export async function schemaLocation(path: string): Promise<string> {
  const folder = dirname(path);
  for (const root of [...rootsAbove(folder), ...(path.startsWith(OWN_ROOT) ? [OWN_ROOT] : [])]) {
    const schema = join(root, SCHEMA);
    if (await isThere(schema)) return relative(folder, schema).replace(/^(?!\.)/, './');
  }
  return `https://unpkg.com/volnux@${await readVersion()}/${SCHEMA}`;
}

/** Where a package may be installed for a folder, the nearest first. */
function rootsAbove(folder: string): readonly string[] {
  const root = join(folder, 'node_modules/volnux');
  return dirname(folder) === folder ? [root] : [root, ...rootsAbove(dirname(folder))];
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
