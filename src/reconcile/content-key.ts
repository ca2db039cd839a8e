import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** Equal for equal content of all `files`; a file that cannot be read counts with the error it gives. Never rejects. */
export async function contentKey(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(file).catch((error: NodeJS.ErrnoException) => `unreadable: ${error.code}`);
    hash.update(JSON.stringify([file, content.length])).update(content);
  }
  return hash.digest('hex');
}
