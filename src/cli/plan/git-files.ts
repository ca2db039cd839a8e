import { execFile } from 'node:child_process';
import { basename, dirname, join, matchesGlob } from 'node:path';
import { promisify } from 'node:util';
import { fixedFolder } from '../../config/read/fixed-folder.ts';
import { diskFiles, type FileReader } from '../../config/read/read-file.ts';

const NOTHING = { stdout: Buffer.alloc(0) };

/**
 * Files as they stand at `ref` in the git repository that holds them. `schedules` (absolute) are read there only; what git does not keep of
 * the other files (an ignored `.env`, a built module, a secret) is read from the disk.
 */
export function gitFiles(ref: string, schedules: readonly string[]): FileReader & { readonly ref: string } {
  async function git(path: string, ...args: string[]): Promise<Buffer> {
    // A ref that begins with a dash is not an option of git's.
    const { stdout } = await inFolder(dirname(path), ...args, '--end-of-options', `${ref}:./${basename(path)}`);
    return stdout;
  }

  // Asynchronous also where it throws at once: a file is no folder to work in.
  async function inFolder(cwd: string, ...args: string[]): Promise<{ stdout: Buffer }> {
    return promisify(execFile)('git', args, { cwd, encoding: 'buffer', maxBuffer: 64 * 2 ** 20 });
  }

  return {
    ref,
    async readFile(path) {
      try {
        return await git(path, 'show');
      } catch (error) {
        const stderr = String((error as { stderr?: Buffer }).stderr ?? '').trim();
        // git exits with 128 for a ref it does not know as well as for a path that the ref does not hold.
        const isMissing = /does not exist|exists on disk/.test(stderr);
        // Secrets are kept far from any repository, in a folder that may not be there either (then git says nothing).
        const isElsewhere = stderr === '' || /not a git repository|outside repository/.test(stderr);
        if ((isMissing || isElsewhere) && !schedules.includes(path)) return diskFiles.readFile(path);
        const failure = new Error(`at ${ref}: ${stderr || 'git is not installed'}`, { cause: error });
        throw Object.assign(failure, isMissing ? { code: 'ENOENT' } : {});
      }
    },
    isFile: async (path) => (await typeOf(path)) === 'blob' || diskFiles.isFile(path),
    // Asked from inside: the directory may be the top of the repository.
    isDirectory: (path) =>
      inFolder(path, 'cat-file', '-t', '--end-of-options', `${ref}:./`).then(
        ({ stdout }) => stdout.toString().trim() === 'tree',
        () => false,
      ),
    glob: async (pattern) => {
      const folder = fixedFolder(pattern);
      const { stdout } = await inFolder(folder, 'ls-tree', '-r', '-z', '--name-only', '--end-of-options', ref).catch(
        () => NOTHING,
      );
      const paths = stdout
        .toString()
        .split('\0')
        .filter((name) => name !== '')
        .map((name) => join(folder, name));
      return paths.filter((path) => matchesGlob(path, pattern));
    },
    now: () => diskFiles.now(),
  };

  async function typeOf(path: string): Promise<string | null> {
    return git(path, 'cat-file', '-t').then(
      (type) => type.toString().trim(),
      () => null,
    );
  }
}
