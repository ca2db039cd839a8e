import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where execvp(3) looks when there is no PATH. */
const DEFAULT_PATH = '/bin:/usr/bin';
/** Of the first line the kernel reads no more. */
const LONGEST_FIRST_LINE = 256;

/** Where a program would be started. */
export interface ProgramPlace {
  /** Absolute working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Why a program could not be started there, and what to do; `null`: it could be. Looks as execvp(3) does; starts nothing. */
export function programFault(program: string, { cwd, env }: ProgramPlace): string | null {
  const path = env['PATH'] ?? DEFAULT_PATH;
  const candidates = program.includes('/')
    ? [resolve(cwd, program)]
    : path.split(':').map((directory) => resolve(cwd, directory, program));
  const files = candidates.filter(isFile);
  const file = files.find(isExecutable);
  if (file !== undefined) return interpreterFault(file, { cwd, env });
  const [first] = files;
  if (first !== undefined) return `${first} is not executable: chmod +x it`;
  if (program.includes('/')) return `there is no file ${candidates.join('')}: put it into this image, or correct the path`;
  return `not on PATH (${path}): install it in this image, or give its full path`;
}

/** A script whose interpreter is not there is not found either, and the system does not say why. */
function interpreterFault(file: string, place: ProgramPlace): string | null {
  const [, interpreter, argument] = /^#![ \t]*([^ \t\n]+)(?:[ \t]+([^ \t\n]+))?/.exec(firstLine(file)) ?? [];
  if (interpreter === undefined) return null;
  if (interpreter.endsWith('\r') || argument?.endsWith('\r'))
    return `the first line of ${file} ends in a carriage return, which the system takes for a part of the interpreter's name: save it with LF`;
  if (!isFile(resolve(place.cwd, interpreter)) || !isExecutable(resolve(place.cwd, interpreter)))
    return `the first line of ${file} names ${interpreter}, which is not there: install it in this image`;
  if (!interpreter.endsWith('/env') || argument === undefined || argument.startsWith('-') || argument.includes('=')) return null;
  return programFault(argument, place) === null
    ? null
    : `the first line of ${file} names ${argument}, which is not on PATH: install it in this image`;
}

function firstLine(file: string): string {
  const bytes = Buffer.alloc(LONGEST_FIRST_LINE);
  try {
    const descriptor = openSync(file, 'r');
    try {
      return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, LONGEST_FIRST_LINE, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // A program may be executable and yet not readable.
    return '';
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
