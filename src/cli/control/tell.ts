import { EXIT, UsageError, type Terminal } from '../command.ts';

/** The one argument of a command; throws `UsageError` for none, or more. */
export function onlyArgument(command: string, what: string, positionals: readonly string[]): string {
  const [first, ...more] = positionals;
  if (first === undefined || first === '' || more.length > 0) {
    throw new UsageError(`${command} takes one ${what}: volnux ${command} ${what.replace(' or a ', '|').toUpperCase()}`);
  }
  return first;
}

/** Prints why the answer is no, and gives the exit code of it. */
export function tellRefusal({ stderr }: Pick<Terminal, 'stderr'>, message: string): number {
  stderr.write(`volnux: ${message}\n`);
  return EXIT.no;
}
