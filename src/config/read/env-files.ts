import { parse } from 'dotenv';
import { isMap } from 'yaml';
import { composeConfig, type Lookup } from '../parse/compose-config.ts';
import { decodeStrictly } from './decode-text.ts';
import { type FileReader, type ReadFile, tryRead } from './read-file.ts';
import type { YamlTree } from '../parse/parse-yaml.ts';
import type { Path } from '../diagnostic/path.ts';
import type { Problem } from '../diagnostic/problem.ts';
import type { SourceText } from '../diagnostic/source-text.ts';

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
  source: SourceText,
  lookup: Lookup,
): { entries: readonly EnvFileEntry[]; problems: readonly Problem[] } {
  const root = isMap(tree.root) ? tree.entriesOf(tree.root).get('env_file')?.value : undefined;
  if (root === undefined) return { entries: [], problems: [] };
  const { value, problems } = composeConfig({ ...tree, root }, source, lookup, ['env_file']);
  const names = Array.isArray(value)
    ? value.map((name: unknown, index) => ({ name, path: ['env_file', index] }))
    : [{ name: value, path: ['env_file'] }];
  return {
    entries: names.flatMap(({ name, path }) => (typeof name === 'string' && name !== '' ? [{ name, path }] : [])),
    problems,
  };
}

/** Reads an env file. One that is not UTF-8 text, or holds what no environment can, counts as unreadable. */
export async function readEnvFile(files: FileReader, path: string): Promise<ReadFile> {
  const file = await tryRead(files, path);
  if (file.kind !== 'read') return file;
  const text = decodeStrictly(file.bytes);
  if (text === null) return { kind: 'unreadable', path, reason: 'it is not UTF-8 text' };
  return text.includes('\0') ? { kind: 'unreadable', path, reason: 'it holds a NUL character' } : file;
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
