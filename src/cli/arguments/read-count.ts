import { UsageError } from '../command.ts';

/** More than anybody reads, and little enough to keep in memory. */
const MOST = 100_000;

/** The number that is typed for `--option`, at least 1. Throws `UsageError`. */
export function readCount(option: string, text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST) return count;
  throw new UsageError(`--${option} must be a whole number from 1 to ${MOST}, got "${text}"`);
}
