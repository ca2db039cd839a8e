import { printable } from '../../config/diagnostic/printable.ts';

/** A text of several lines on one, with a mark where each of them ended; it is printable. */
export function oneLine(text: string): string {
  return printable(text.trimEnd().replaceAll(/[^\S\n]*\n\s*/g, ' ⏎ '));
}
