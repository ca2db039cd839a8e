import { deserialize, serialize } from 'node:v8';
import type { Exit } from './executor.ts';
import type { ReportedExit } from './messages.ts';
import { describeThrown, threw } from './thrown.ts';

/** What a module returns is kept and handed to later steps, so it must stay small beside the runner. */
const MAX_VALUE_BYTES = 16 * 2 ** 20;

/** Serialises what a module returned, for `unpackExit`; ends as `threw` when that cannot be done or is too big. */
export function packValue(value: unknown): ReportedExit {
  let serializedValue: Uint8Array;
  try {
    serializedValue = serialize(value);
    if (serializedValue.length <= MAX_VALUE_BYTES) deserialize(serializedValue);
  } catch (error) {
    return uncloneable(error);
  }
  if (serializedValue.length > MAX_VALUE_BYTES) {
    const mebibytes = Math.ceil(serializedValue.length / 2 ** 20);
    return threw(
      'ValueTooBig',
      `the module returned ${mebibytes} MiB, and at most 16 MiB are kept; write it to a file and return its path`,
    );
  }
  return { kind: 'returned', serializedValue };
}

/** The exit with its value read back. Never throws: what a thread could read, the smaller stack of the runner may not hold. */
export function unpackExit(exit: ReportedExit): Exit {
  if (exit.kind !== 'returned') return exit;
  try {
    return { kind: 'returned', value: deserialize(exit.serializedValue) };
  } catch (error) {
    return uncloneable(error);
  }
}

function uncloneable(error: unknown): Extract<Exit, { kind: 'threw' }> {
  const { message } = describeThrown(error);
  return threw(
    'UncloneableValue',
    `the module returned a value that cannot leave its thread (${message}). Return plain data, not nested thousands of levels deep.`,
  );
}
