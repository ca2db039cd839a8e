import type { Effect, JobField } from './field-table.ts';
import { isEqual } from './is-equal.ts';

/** One field in which two jobs differ. */
export interface FieldChange {
  /** Its row in the table. */
  readonly field: JobField;
  /** Where it is, in the words of the file: `steps.extract.timeout`. */
  readonly path: string;
  /** As the file may say it; `undefined`: not there. */
  readonly before: unknown;
  readonly after: unknown;
  readonly effect: Effect;
}

/** The same while nobody has said yet when it applies. */
export type Difference = Omit<FieldChange, 'effect'>;

/** What differs key by key, each at its key behind `prefix`. */
export function mapDifference(field: JobField, prefix: string, before: object, after: object): readonly Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    difference(field, `${prefix}${key}`, own(before, key), own(after, key)),
  );
}

/** The difference, if there is one. */
export function difference(field: JobField, path: string, before: unknown, after: unknown): readonly Difference[] {
  return isEqual(before, after) ? [] : [{ field, path, before, after }];
}

/** A key may have the name of what every object has. */
function own(map: object, key: string): unknown {
  return Object.hasOwn(map, key) ? (map as Readonly<Record<string, unknown>>)[key] : undefined;
}
