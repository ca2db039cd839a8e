import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import type { FileReader } from '../config/read/read-file.ts';

/** Files as they stand at `ref` in the git repository that holds them. */
export function gitFiles(ref: string): FileReader {
  async function git(path: string, ...args: string[]): Promise<Buffer> {
    const { stdout } = await promisify(execFile)('git', args, {
      cwd: dirname(path),
      encoding: 'buffer',
      maxBuffer: 64 * 2 ** 20,
    });
    return stdout;
  }

  return {
    async readFile(path) {
      try {
        return await git(path, 'show', `${ref}:./${basename(path)}`);
      } catch (error) {
        const stderr = String((error as { stderr?: Buffer }).stderr ?? '');
        const failure = new Error(stderr.trim() || 'git is not installed', { cause: error });
        // git exits with 128 for a ref it does not know as well as for a path that the ref does not hold.
        throw Object.assign(failure, /does not exist|exists on disk/.test(stderr) ? { code: 'ENOENT' } : {});
      }
    },
    isFile: async (path) => {
      try {
        return (await git(path, 'cat-file', '-t', `${ref}:./${basename(path)}`)).toString().trim() === 'blob';
      } catch {
        return false;
      }
    },
  };
}
