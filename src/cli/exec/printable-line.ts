// By name, for a regular expression that spells a control character looks like a mistake.
const ESC = '\x1b';
const BEL = '\x07';
/** Colours: `ESC [ … m`. */
const COLOUR = new RegExp(String.raw`^${ESC}\[[\d;:]*m$`);
/** Sequences that move the cursor, set titles or switch modes. */
const SEQUENCE = String.raw`${ESC}(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\)?|[ -/]*[0-~]?)`;
/** And lone control characters, but for tabs. */
const CONTROLS = new RegExp(String.raw`${SEQUENCE}|(?!\t)\p{Cc}`, 'gu');

/** A line of output that can stand on a screen which others draw on: with its colours, which end with it, and nothing else that moves the terminal. */
export function printableLine(line: string): string {
  // A progress bar writes over itself: what it wrote last is what is to be seen.
  const text = line.slice(line.trimEnd().lastIndexOf('\r') + 1);
  const kept = text.replaceAll(CONTROLS, (sequence) => (COLOUR.test(sequence) ? sequence : ''));
  return kept.includes(ESC) ? `${kept}${ESC}[0m` : kept;
}
