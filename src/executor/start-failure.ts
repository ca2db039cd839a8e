import { statSync } from 'node:fs';
import { resolve } from 'node:path';

export interface StartAttempt {
  readonly program: string;
  readonly cwd: string;
  /** The `PATH` that was searched. */
  readonly path: string;
}

/** A sentence on why a program could not be started: what was tried, and what to do. */
export function describeStartFailure(error: unknown, attempt: StartAttempt): string {
  return `cannot start "${attempt.program}": ${reason(error, attempt)}`;
}

function reason(error: unknown, { program, cwd, path }: StartAttempt): string {
  // The system reports a wrong working directory with the codes of a wrong program.
  const cwdKind = kindOf(cwd);
  if (cwdKind === 'missing') return `the working directory ${cwd} does not exist; create it, or correct the directory`;
  if (cwdKind === 'other') return `the working directory ${cwd} is not a directory`;
  switch (codeOf(error)) {
    case 'ENOENT':
      if (!program.includes('/')) return `no such file on PATH (${path}); install it, or give its full path`;
      return kindOf(resolve(cwd, program)) === 'missing'
        ? `no such file; looked for ${resolve(cwd, program)}`
        : `the interpreter that its first line (#!) names does not exist`;
    case 'EACCES':
      return `permission denied (EACCES); it must be an executable file (chmod +x), and the directory ${cwd} accessible`;
    case 'E2BIG':
      return 'its arguments and environment are too big for the system (E2BIG); pass the data on standard input or in a file';
    default:
      return describeShortage(codeOf(error)) ?? (error instanceof Error ? error.message : String(error));
  }
}

/** What the system has too little of for one more process or thread, and what to do, by its error code or a text that holds it; `null`: it is something else. */
export function describeShortage(text = ''): string | null {
  const [code] = /EAGAIN|ENOMEM|EMFILE|ENFILE/.exec(text) ?? [];
  if (code === undefined) return null;
  return code.endsWith('FILE')
    ? `too many open files (${code}); run fewer at once, or raise the limit (ulimit -n)`
    : `the system has no room for one more process or thread (${code}); run fewer at once, or raise the limit (ulimit -u, pids of the container, memory)`;
}

function kindOf(path: string): 'directory' | 'other' | 'missing' | 'unknown' {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return 'missing';
    return stats.isDirectory() ? 'directory' : 'other';
  } catch {
    return 'unknown';
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
