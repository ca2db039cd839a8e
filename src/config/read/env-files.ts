import { parse } from 'dotenv';
import { decodeStrictly } from './decode-text.ts';
import { type FileReader, type ReadFile, tryRead } from './read-file.ts';

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
