import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { Exit } from './executor.ts';

type Threw = Extract<Exit, { kind: 'threw' }>;

/** Names, messages and stacks are kept whole up to this length: they go into logs, events and the environment of hooks. */
const MAX_CHARACTERS = 10_000;
/** What is kept of the end of a longer text, where a stack has its frames. */
const TAIL_CHARACTERS = 2_000;
/** How deep causes, inner errors and properties are shown: as deep as Node does when it ends at an exception. */
const SHOWN_DEPTH = 5;
const OWN_FOLDER = `${pathToFileURL(import.meta.dirname).href}/`;

/**
 * What a module threw as plain text, whatever it was: threads and processes carry no exceptions of unknown classes.
 * Never throws, although every property of an error may: its class, or a proxy, is the user's.
 */
export function describeThrown(thrown: unknown): Threw {
  if (!isError(thrown))
    return threw(
      'Error',
      textOf(() => inspect(thrown)),
    );
  const name = textOf(() => thrown.name);
  const message = textOf(() => thrown.message);
  const stack = textOf(() => inspect(thrown, { depth: SHOWN_DEPTH }), `${name}: ${message}`);
  return { kind: 'threw', name, message, stack: withoutOwnFrames(stack) };
}

/** A failure that has no stack of the user's code to show. */
export function threw(name: string, message: string): Threw {
  return { kind: 'threw', name, message, stack: `${name}: ${message}` };
}

/** Whether there is more to show of it than its name and message. */
export function hasStack({ name, message, stack }: Threw): boolean {
  return stack !== `${name}: ${message}`;
}

function isError(thrown: unknown): thrown is Error {
  try {
    return thrown instanceof Error;
  } catch {
    return false;
  }
}

function textOf(read: () => unknown, otherwise = '(cannot be shown)'): string {
  try {
    return cutMiddle(String(read()));
  } catch {
    return otherwise;
  }
}

function cutMiddle(text: string): string {
  const excess = text.length - MAX_CHARACTERS;
  if (excess <= 0) return text;
  return `${text.slice(0, MAX_CHARACTERS - TAIL_CHARACTERS)} … ${excess} characters cut … ${text.slice(-TAIL_CHARACTERS)}`;
}

/** Frames of Node and of ours say nothing to whoever wrote the module. */
function withoutOwnFrames(stack: string): string {
  const kept: string[] = [];
  for (const line of stack.split('\n')) {
    const before = kept.at(-1);
    if (before === undefined || !isOwnFrame(line)) kept.push(line);
    // The properties of an error open behind its last frame.
    else if (/ \{$|,$/.test(line)) kept[kept.length - 1] = before + (line.endsWith(',') ? ',' : ' {');
  }
  return kept.join('\n');
}

/** Also where `inspect` leaves out frames that the cause below has, too: most are ours. */
function isOwnFrame(line: string): boolean {
  if (/^ +\.\.\. \d+ lines matching cause stack trace \.\.\./.test(line)) return true;
  return /^\s+at /.test(line) && (/[ (]node:/.test(line) || line.includes(OWN_FOLDER));
}
