import { createHash } from 'node:crypto';
import { glob } from 'node:fs/promises';
import { readRegularFile } from '../config/read/read-regular-file.ts';

/** What a config was loaded from: absolute paths of files, and glob patterns that found some of them. */
export interface Sources {
  readonly files: readonly string[];
  readonly globs: readonly string[];
}

/** Equal for equal content of all files and equal matches of all patterns; a file that cannot be read counts with the error it gives. Never rejects. */
export async function contentKey({ files, globs }: Sources): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readRegularFile(file).catch(
      ({ code, message }: NodeJS.ErrnoException) => `unreadable: ${code ?? message}`,
    );
    hash.update(JSON.stringify([file, content.length])).update(content);
  }
  for (const pattern of globs) {
    const matches: string[] = [];
    for await (const path of glob(pattern)) matches.push(path);
    hash.update(JSON.stringify([pattern, matches.toSorted((a, b) => (a < b ? -1 : 1))]));
  }
  return hash.digest('hex');
}
