import { UsageError } from '../command.ts';
import { ASKED_FOR, type AskedFor } from './choose-fire-times.ts';

/** What `--again` asks for: names, with commas or by saying it again. Throws `UsageError`. */
export function readAgain(given: readonly string[]): ReadonlySet<AskedFor> {
  const names = given.flatMap((each) => each.split(','));
  return new Set(
    names.map((name) => {
      const found = ASKED_FOR.find((each) => each === name.trim());
      if (found !== undefined) return found;
      const because = name.trim() === 'success' ? 'what succeeded is never run again' : `there are ${ASKED_FOR.join(', ')}`;
      throw new UsageError(`--again "${name}" is none; ${because}`);
    }),
  );
}
