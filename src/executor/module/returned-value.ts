import { deserialize, serialize } from 'node:v8';
import type { Exit } from '../executor.ts';
import type { ReportedExit } from '../messages.ts';
import { describeThrown, threw } from '../thrown.ts';

/** What a module returns is kept and handed to later steps, so it must stay small beside the runner. */
const MAX_VALUE_BYTES = 16 * 2 ** 20;

/** No text that `describeThrown` makes is longer. */
const MAX_TEXT = 16_000;

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

/** The exit that a process of a module sent, as `packValue` makes it; `null` for anything else: its code is the user's, and may be hostile. */
export function readReportedExit(message: unknown): ReportedExit | null {
  const { kind, exit } = fieldsOf(message);
  const fields = fieldsOf(exit);
  if (kind !== 'ended') return null;
  const text = (name: string): string => String(fields[name]).slice(0, MAX_TEXT);
  switch (fields['kind']) {
    case 'returned': {
      const { serializedValue } = fields;
      if (!(serializedValue instanceof Uint8Array) || serializedValue.length > MAX_VALUE_BYTES) return null;
      return { kind: 'returned', serializedValue };
    }
    case 'threw':
      return { kind: 'threw', name: text('name'), message: text('message'), stack: text('stack') };
    case 'failed-to-start':
      return { kind: 'failed-to-start', message: text('message') };
    default:
      return null;
  }
}

/** Whether the process of a module says that it calls the function. */
export function isLoadedReport(message: unknown): boolean {
  return fieldsOf(message)['kind'] === 'loaded';
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function uncloneable(error: unknown): Extract<Exit, { kind: 'threw' }> {
  const { message } = describeThrown(error);
  return threw(
    'UncloneableValue',
    `the module returned a value that cannot leave its thread (${message}). Return plain data, not nested thousands of levels deep.`,
  );
}
