import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config/load-config.ts';
import { diskFiles, type FileReader } from '../../src/config/read/read-file.ts';

const folder = fileURLToPath(new URL('../fixtures/config/', import.meta.url));
const sound = parse(readFileSync(`${folder}full.good.yaml`, 'utf8')) as Tree;

type Tree = Record<string | number, unknown>;
type Path = readonly (string | number)[];

test.each([[null], [-5], ['junk'], [true], [[]]])('any one value replaced by %j gives at most one diagnostic', async (junk) => {
  const several = await placesWithSeveral((parent, key) => {
    parent[key] = junk;
    return true;
  });
  expect(several).toEqual([]);
});

test('any one misspelt key gives one diagnostic', async () => {
  const several = await placesWithSeveral((parent, key) => {
    // Of keys that short nobody can say what they were meant to be.
    if (typeof key === 'number' || key.length < 3) return false;
    parent[`${key}x`] = parent[key];
    delete parent[key];
    return true;
  });
  expect(several).toEqual([]);
});

/** Makes a change at each place of a sound schedule in turn; where it gives several diagnostics, and which. */
async function placesWithSeveral(change: (parent: Tree, key: string | number) => boolean): Promise<readonly string[]> {
  const several: string[] = [];
  for (const path of pathsOf(sound)) {
    const tree = structuredClone(sound);
    const parent = path.slice(0, -1).reduce((at, part) => at[part] as Tree, tree);
    if (!change(parent, path.at(-1) ?? '')) continue;
    const { diagnostics } = await loadConfig(`${folder}changed.yaml`, { env: {}, files: withSchedule(JSON.stringify(tree)) });
    if (diagnostics.length > 1) several.push(`${path.join('.')}: ${diagnostics.map(({ message }) => message).join('; ')}`);
  }
  return several;
}

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const paths = below.flatMap(([key, inner]) => pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? paths : [path, ...paths];
}

/** The fixtures' folder, with one more schedule in it. */
function withSchedule(text: string): FileReader {
  const bytes = new TextEncoder().encode(text);
  return { ...diskFiles, readFile: async (path) => (path.endsWith('changed.yaml') ? bytes : diskFiles.readFile(path)) };
}
