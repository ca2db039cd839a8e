import { decodeStrictly } from './decode-text.ts';
import { type FileReader, type ReadFile, tryRead } from './read-file.ts';

/** Linux hands a program no longer text than twice this, and no masking sees a longer line in one piece. */
const MOST_BYTES = 64 * 1024;

/** Reads the file of a secret. What no environment can hold counts as unreadable. */
export async function readSecretFile(files: FileReader, path: string): Promise<ReadFile> {
  const file = await tryRead(files, path);
  if (file.kind !== 'read') return file;
  if (file.bytes.length > MOST_BYTES) return { kind: 'unreadable', path, reason: 'it is longer than 64 KiB' };
  const text = decodeStrictly(file.bytes);
  if (text === null) return { kind: 'unreadable', path, reason: 'it is not UTF-8 text' };
  return text.includes('\0') ? { kind: 'unreadable', path, reason: 'it holds a NUL character' } : file;
}

/** The secret in a file that was read: its text without one line end at the end, which most editors put there. */
export function secretIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\r?\n$/, '');
}
