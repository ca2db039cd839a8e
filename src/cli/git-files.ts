import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import { diskFiles, type FileReader } from '../config/read/read-file.ts';

/**
 * Files as they stand at `ref` in the git repository that holds them. `schedule` (absolute) is read there only; what git does not keep of
 * the other files (an ignored `.env`, a built module) is read from the disk.
 */
export function gitFiles(ref: string, schedule: string): FileReader {
  async function git(path: string, ...args: string[]): Promise<Buffer> {
    // A ref that begins with a dash is not an option of git's.
    const argv = [...args, '--end-of-options', `${ref}:./${basename(path)}`];
    const { stdout } = await promisify(execFile)('git', argv, {
      cwd: dirname(path),
      encoding: 'buffer',
      maxBuffer: 64 * 2 ** 20,
    });
    return stdout;
  }

  return {
    async readFile(path) {
      try {
        return await git(path, 'show');
      } catch (error) {
        const stderr = String((error as { stderr?: Buffer }).stderr ?? '').trim();
        // git exits with 128 for a ref it does not know as well as for a path that the ref does not hold.
        const isMissing = /does not exist|exists on disk/.test(stderr);
        if (isMissing && path !== schedule) return diskFiles.readFile(path);
        const failure = new Error(`at ${ref}: ${stderr || 'git is not installed'}`, { cause: error });
        throw Object.assign(failure, isMissing ? { code: 'ENOENT' } : {});
      }
    },
    isFile: async (path) => {
      try {
        return (await git(path, 'cat-file', '-t')).toString().trim() === 'blob';
      } catch {
        return diskFiles.isFile(path);
      }
    },
    now: () => diskFiles.now(),
  };
}
