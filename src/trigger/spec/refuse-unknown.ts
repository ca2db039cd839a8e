import { closest } from './closest.ts';
import { showValue } from './show-value.ts';
import { TriggerError, type TriggerErrorCode } from '../trigger-error.ts';

/** What people call things elsewhere. */
const SYNONYMS: Readonly<Record<string, string>> = {
  weekday: 'day_of_week',
  dow: 'day_of_week',
  dom: 'day',
  min: 'minute',
  mins: 'minutes',
  sec: 'second',
  secs: 'seconds',
  ms: 'milliseconds',
  every: 'interval',
  run_date: 'date',
  or: 'any',
  and: 'all',
  tz: 'timezone',
};

/**
 * Refuses the first key with a value that is none of `known`; `what` it should be, for the message.
 *
 * @throws TriggerError `code`, with the key as path
 */
export function refuseUnknown(map: object, known: readonly string[], code: TriggerErrorCode, what: string): void {
  const [unknown] = Object.entries(map).find(([key, value]) => value !== undefined && !known.includes(key)) ?? [];
  if (unknown === undefined) return;
  const synonym = Object.hasOwn(SYNONYMS, unknown) ? SYNONYMS[unknown] : undefined;
  const nearest = synonym !== undefined && known.includes(synonym) ? synonym : closest(unknown, known);
  const hint = nearest === null ? `use one of ${known.join(', ')}` : `did you mean ${nearest}?`;
  throw new TriggerError({ code, message: `${showValue(unknown)} is not ${what}`, path: [unknown], hint });
}
