import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** A repository on a disk that hangs must not hold an edit up. */
const TIMEOUT_MS = 2000;

/**
 * The commit that is checked out where a schedule lies, with `-dirty` behind it when one of its files differs from it; `null`: it is in no git
 * repository, or git cannot say. Never rejects.
 *
 * @param files absolute; the first one is the schedule.
 */
export async function scheduleCommit(files: readonly string[]): Promise<string | null> {
  try {
    // A link may lead into the repository.
    const paths = await Promise.all(files.map((file) => realpath(file).catch(() => file)));
    const [schedule = ''] = paths;
    const cwd = dirname(schedule);
    // Of a file that git does not keep its commit says nothing.
    await git(cwd, 'ls-files', '--error-unmatch', '--', schedule);
    const [commit, root = ''] = (await git(cwd, 'rev-parse', 'HEAD', '--show-toplevel')).trim().split('\n');
    // A path beyond the repository would be an error.
    const own = paths.filter((path) => path.startsWith(`${root}/`));
    const changed = await git(cwd, 'status', '--porcelain', '--', ...own);
    return `${commit}${changed === '' ? '' : '-dirty'}`;
  } catch {
    return null;
  }
}

async function git(cwd: string, ...args: string[]): Promise<string> {
  // It only looks: no lock is taken, and nothing runs that the repository names.
  const options = { cwd, timeout: TIMEOUT_MS, env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' } };
  const { stdout } = await promisify(execFile)('git', ['-c', 'core.fsmonitor=false', ...args], options);
  return stdout;
}
