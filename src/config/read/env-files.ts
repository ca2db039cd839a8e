import { parse } from 'dotenv';
import { isMap } from 'yaml';
import { composeConfig, type Lookup } from '../parse/compose-config.ts';
import type { ReadFile } from './read-file.ts';
import type { YamlTree } from '../parse/parse-yaml.ts';
import type { Path } from '../path.ts';
import type { Problem } from '../problem.ts';

/** An entry of `env_file`: the name as written (variables replaced) and where it stands. */
export interface EnvFileEntry {
  readonly name: string;
  readonly path: Path;
}

/**
 * The env files that a schedule names, before anything else of it is looked at: what they say decides about the rest, so only the
 * process environment can be used in their names. What is no name is left for the schema to report.
 *
 * @param lookup a variable of the process environment.
 */
export function envFilesOf(
  tree: YamlTree,
  text: string,
  lookup: Lookup,
): { entries: readonly EnvFileEntry[]; problems: readonly Problem[] } {
  const root = isMap(tree.root) ? tree.entriesOf(tree.root).get('env_file')?.value : undefined;
  if (root === undefined) return { entries: [], problems: [] };
  const { value, problems } = composeConfig({ ...tree, root }, text, lookup, ['env_file']);
  const names = Array.isArray(value)
    ? value.map((name: unknown, index) => ({ name, path: ['env_file', index] }))
    : [{ name: value, path: ['env_file'] }];
  return {
    entries: names.flatMap(({ name, path }) => (typeof name === 'string' && name !== '' ? [{ name, path }] : [])),
    problems,
  };
}

/** What env files (dotenv syntax) set, later ones winning. */
export function parseEnvFiles(files: readonly ReadFile[]): Readonly<Record<string, string>> {
  const decoder = new TextDecoder();
  const values: Record<string, string> = {};
  for (const file of files) {
    if (file.kind !== 'read') continue;
    for (const [name, value] of Object.entries(parse(decoder.decode(file.bytes)))) if (name !== '__proto__') values[name] = value;
  }
  return values;
}
