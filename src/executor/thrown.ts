import { inspect } from 'node:util';
import type { Exit } from './executor.ts';

type Threw = Extract<Exit, { kind: 'threw' }>;

/** What a module threw as plain text, whatever it was: threads and processes carry no exceptions of unknown classes. */
export function describeThrown(thrown: unknown): Threw {
  if (!(thrown instanceof Error)) return threw('Error', inspect(thrown));
  // Typed as text, but a careless class may hold anything there.
  const { name, message }: { name: unknown; message: unknown } = thrown;
  return { kind: 'threw', name: String(name), message: String(message), stack: stackWithCauses(thrown) };
}

/** A failure that has no stack of the user's code to show. */
export function threw(name: string, message: string): Threw {
  return { kind: 'threw', name, message, stack: `${name}: ${message}` };
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
