import { nearestDuration } from '../../trigger/spec/parse-duration.ts';

/** What to write instead of a text that is no duration: `10m` for `10min`, `10 minutes` or `10M`; `null` when nobody can say. */
export function durationHint(text: string): string | null {
  const nearest = nearestDuration(text);
  return nearest === null ? null : `write \`${nearest}\``;
}
