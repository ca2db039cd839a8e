import { basename } from 'node:path';

/** A longer line is no frame. */
const MAX_FRAME_CHARACTERS = 2_000;

/**
 * Where in the user's code something was thrown, by its stack as `describeThrown` gives it: `sync.ts:2:36`, or `sync.ts:2` for what cannot be
 * parsed. That of the first frame which is in no package, if there is one. `null`: the stack does not tell.
 */
export function thrownPlace(stack: string): string | null {
  // Node puts the place of a mistake in the syntax before all else.
  const [, unparsed] = /^(?:file:\/\/)?(\/[^\n]+:\d+)\n/.exec(stack) ?? [];
  if (unparsed !== undefined) return basename(unparsed);
  const places = stack
    .split('\n')
    .map(frameOf)
    .filter((place) => place !== null);
  const place = places.find((path) => !path.includes('/node_modules/')) ?? places[0];
  return place === undefined ? null : basename(place);
}

function frameOf(line: string): string | null {
  if (line.length > MAX_FRAME_CHARACTERS) return null;
  return /^\s+at (?:.* \(|async )?(?:file:\/\/)?(\/.+:\d+:\d+)\)?(?: \{|,)?$/.exec(line)?.[1] ?? null;
}
