import { spanInWords } from './span-in-words.ts';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;

/** How far an instant is from `now` (ms), in 15 characters at most: `in 4 h 12 min`, `in 3 days`, `20 s ago`. Rounded towards now. */
export function relativeTime(instant: number, now: number): string {
  const words = distance(Math.abs(instant - now));
  return instant < now ? `${words} ago` : `in ${words}`;
}

function distance(ms: number): string {
  if (ms < SECOND_MS) return 'under 1 s';
  if (ms >= 2 * YEAR_MS) return `${Math.floor(ms / YEAR_MS)} years`;
  // Whole units below a second, and hours beside many days, tell nobody anything.
  return spanInWords(ms - (ms % SECOND_MS), ms >= 3 * DAY_MS ? 1 : 2);
}
