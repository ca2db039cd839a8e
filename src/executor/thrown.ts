import { inspect } from 'node:util';
import type { Exit } from './executor.ts';

type Threw = Extract<Exit, { kind: 'threw' }>;

/** Names, messages and stacks are kept whole up to this length: they go into logs, events and the environment of hooks. */
const MAX_CHARACTERS = 10_000;
/** What is kept of the end of a longer text, where a stack has its frames. */
const TAIL_CHARACTERS = 2_000;

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
  return { kind: 'threw', name, message, stack: textOf(() => stackWithCauses(thrown), `${name}: ${message}`) };
}

/** A failure that has no stack of the user's code to show. */
export function threw(name: string, message: string): Threw {
  return { kind: 'threw', name, message, stack: `${name}: ${message}` };
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

function stackWithCauses(error: Error): string {
  const stacks: string[] = [];
  const seen = new Set<unknown>();
  for (let link: unknown = error; link instanceof Error && !seen.has(link); link = link.cause) {
    seen.add(link);
    stacks.push(link.stack ?? `${link.name}: ${link.message}`);
  }
  return stacks.join('\nCaused by: ');
}
