import { closest } from '../spec/closest.ts';

/** A regular expression may take long over what nobody means. */
const LONGEST = 60;

/** How people write what a field does not take, and what it takes instead. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/["'()[\]]/g, ''],
  [/\s*(?:\.{2,}|[-–—~]|\bto\b|\bthrough\b)\s*/g, '-'],
  [/(\d)(?:st|nd|rd|th)\b/g, '$1'],
  [/^(\*\/\d+)\/.*$/, '$1'],
  [/\s+/g, ','],
];

/**
 * What a person most likely meant by an item of a cron field that cannot be read: `mon-fri` for `Monday – Friday`; `null` when nobody can say,
 * or `isReadable` refuses a part of it. `names` have three letters.
 */
export function nearestItem(text: string, names: readonly string[], isReadable: (text: string) => boolean): string | null {
  if (text.length > LONGEST) return null;
  let nearest = text.toLowerCase();
  for (const [written, meant] of REWRITES) nearest = nearest.replace(written, meant);
  nearest = nearest.replaceAll(/[a-z]{2,}/g, (word) => nameOf(word, names) ?? word);
  return nearest !== text.toLowerCase() && nearest.split(',').every(isReadable) ? nearest : null;
}

/** The name that a longer, shorter or misspelt word stands for: `sep` for `sept`, `tue` for `tu` or `teu`. */
function nameOf(word: string, names: readonly string[]): string | null {
  return names.find((name) => word.startsWith(name) || name.startsWith(word)) ?? closest(word, names);
}
