import { parseDuration } from '../../trigger/spec/parse-duration.ts';

/** Milliseconds of a setting; `fallback` when it is not given. `null` is a value of its own: no limit. */
export function settingMs<Value extends string | number | null, Fallback extends number | null>(
  value: Value | undefined,
  fallback: Fallback,
): (null extends Value ? number | null : number) | Fallback {
  if (value === undefined) return fallback;
  return (value === null ? null : parseDuration(value)) as null extends Value ? number | null : number;
}
