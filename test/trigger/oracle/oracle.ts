import { readFileSync } from 'node:fs';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { DstPolicy } from '../../../src/trigger/zone/dst-policy.ts';
import { formatInstant } from '../../../src/trigger/zone/format-instant.ts';
import { fromCrontab } from '../../../src/trigger/cron/from-crontab.ts';
import type { TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';

/** APScheduler's keyword arguments, verbatim. */
type Arguments = Readonly<Record<string, string | number>>;

/** A record of `test/fixtures/oracle/`; its README says what the parts mean. */
export interface OracleRecord {
  readonly id: string;
  readonly kind: string;
  readonly spec: Arguments & { readonly triggers?: readonly Arguments[] };
  readonly timezone: string;
  readonly after: string;
  readonly expect: readonly string[];
  readonly exhausted?: boolean;
  readonly tags: readonly string[];
  readonly derived?: { readonly vixie?: readonly string[]; readonly wallclock?: readonly string[] };
  readonly byPolicy: Readonly<Record<string, readonly string[]>>;
  readonly answers: readonly {
    readonly sources: readonly string[];
    readonly expect: readonly string[];
    readonly policies?: readonly string[];
  }[];
}

export function loadOracle<T = OracleRecord>(name: string): T[] {
  return JSON.parse(readFileSync(new URL(`../../fixtures/oracle/${name}.json`, import.meta.url), 'utf8')) as T[];
}

/** One line for each record that the trigger answers differently; records without an `expected` answer are left out. */
export function differences(
  records: readonly OracleRecord[],
  dst: DstPolicy,
  expected: (record: OracleRecord) => readonly string[] | undefined,
): string[] {
  return records.flatMap((record) => {
    const wanted = expected(record);
    if (wanted === undefined) return [];
    const given = fireTimes(record, dst, wanted.length + (record.exhausted === true ? 1 : 0));
    const end = record.exhausted === true ? [...wanted, 'the end'] : wanted;
    if (given.join() === end.join()) return [];
    return [
      `${record.id} ${JSON.stringify(record.spec)} ${record.timezone}\n  wanted ${end.join(' ')}\n  given  ${given.join(' ')}`,
    ];
  });
}

function fireTimes(record: OracleRecord, dst: DstPolicy, count: number): string[] {
  const trigger = createTrigger({ ...specOf(record), dst }, { timezone: record.timezone });
  const given: string[] = [];
  let previous: number | null = null;
  // The answers lie strictly after `after`, and the first question of a trigger includes its `now`.
  let now = Date.parse(record.after) + 1;
  while (given.length < count) {
    previous = trigger.nextFireTime(previous, now);
    if (previous === null) return [...given, 'the end'];
    given.push(formatInstant(previous, record.timezone));
    now = previous + 5;
    if (record.tags.includes('chained-without-previous')) previous = null;
  }
  return given;
}

function specOf({ kind, spec, tags }: OracleRecord): TriggerSpec {
  const { triggers = [], ...given } = spec;
  if (kind === 'or') return { any: triggers.map(partOf) };
  if (kind === 'and') return { all: triggers.map(partOf) };
  if (kind !== 'crontab') return partOf({ type: kind, ...given });
  const expression = String(given['expression']);
  return { cron: tags.includes('aps-from-crontab') ? fromCrontab(expression) : expression };
}

function partOf({ type, start_date, end_date, ...rest }: Arguments): TriggerSpec {
  const limits = { ...(start_date && { start_date: String(start_date) }), ...(end_date && { end_date: String(end_date) }) };
  switch (type) {
    case 'cron':
    case 'cron-fields':
      return { cron: rest, ...limits };
    case 'interval':
      return { interval: rest as Record<string, number>, ...limits };
    case 'calendar-interval':
      return { calendar_interval: rest, ...limits };
    case 'date':
      return { date: String(rest['run_date']) };
    default:
      throw new Error(`${type} is no kind of trigger`);
  }
}
