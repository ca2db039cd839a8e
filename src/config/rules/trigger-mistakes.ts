import { createTrigger } from '../../trigger/create-trigger.ts';
import { occasionsOf } from '../../trigger/spec/occasion.ts';
import { TriggerError, type TriggerProblem } from '../../trigger/trigger-error.ts';
import { TRIGGER_KINDS, type TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import type { Path } from '../diagnostic/path.ts';

const KINDS: readonly string[] = TRIGGER_KINDS;
const COMBINATIONS = ['any', 'all'];

export type WrittenSpec = Readonly<Record<string, unknown>>;

/** What `createTrigger` has against a trigger, and where in it. */
export interface TriggerMistake {
  readonly problem: TriggerProblem;
  readonly at: Path;
}

/** All mistakes in a trigger: its own, and those of the triggers it combines. `inside`: the `any` or `all` it is part of. */
export function mistakesIn(trigger: WrittenSpec, timezone: string, inside: string | null = null): readonly TriggerMistake[] {
  const own = ownMistakesIn(trigger, timezone, inside);
  const isZoneWrong = own.some(({ at }) => at[0] === 'timezone');
  const zone = isZoneWrong || typeof trigger['timezone'] !== 'string' ? timezone : trigger['timezone'];
  const inner = COMBINATIONS.flatMap((kind) =>
    partsOf(trigger[kind]).flatMap(({ part, index }) =>
      mistakesIn(part, zone, kind).map(({ problem, at }) => ({ problem, at: [kind, index, ...at] })),
    ),
  );
  return [...own, ...inner];
}

/**
 * All mistakes in a trigger but for what it combines: `createTrigger` stops at the first, so what it names is put right and the rest tried
 * again. A trigger without exactly one kind has none: the schema has said so, or the kind was taken out as unusable.
 */
function ownMistakesIn(trigger: WrittenSpec, timezone: string, inside: string | null): readonly TriggerMistake[] {
  const mistakes: TriggerMistake[] = [];
  let spec: Record<string, unknown> = Object.fromEntries(Object.entries(trigger).filter(([key, value]) => !isGutted(key, value)));
  const kinds = KINDS.filter((kind) => kind in spec);
  // What may stand beside an `any` depends on whether all of its parts are times.
  const isTimed = kinds.length !== 1 || occasionsOf(trigger as unknown as TriggerSpec).length === 0;
  const standIn = isTimed ? { interval: 1 } : { any: [{ startup: true }] };
  if (kinds.length !== 1 || COMBINATIONS.some((kind) => kind in spec)) spec = withoutKinds(spec, standIn);
  for (;;) {
    try {
      createTrigger((inside === null ? spec : { [inside]: [spec] }) as unknown as TriggerSpec, { timezone });
      return mistakes;
    } catch (error) {
      if (!(error instanceof TriggerError)) throw error;
      const at = inside === null ? error.path : error.path.slice(2);
      mistakes.push({ problem: error, at });
      const [key] = at;
      // Each round takes a key out, so this ends.
      if (key === undefined || !(key in spec) || (key === 'interval' && !('interval' in trigger))) return mistakes;
      if (KINDS.includes(key)) spec = withoutField(spec, at) ?? withoutKinds(spec);
      else delete spec[key];
    }
  }
}

function partsOf(list: unknown): { part: WrittenSpec; index: number }[] {
  return (Array.isArray(list) ? list : []).flatMap((part: unknown, index) =>
    typeof part === 'object' && part !== null ? [{ part: part as WrittenSpec, index }] : [],
  );
}

/** Has the schema taken so much out of a value that nothing can be said of the rest? */
function isGutted(key: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).length < (key === 'dst' ? 2 : 1) || (key === 'after' && !('job' in value));
}

/** The options alone, under a kind that is surely right. */
function withoutKinds(spec: WrittenSpec, standIn: WrittenSpec = { interval: 1 }): Record<string, unknown> {
  const options = Object.entries(spec).filter(([key]) => !KINDS.includes(key));
  return { ...Object.fromEntries(options), ...standIn };
}

/** The same with one field of a kind left out, when the mistake is in a field and others remain. */
function withoutField(spec: WrittenSpec, [kind = '', field]: readonly string[]): Record<string, unknown> | null {
  const value = spec[kind];
  if (field === undefined || typeof value !== 'object' || value === null || !(field in value)) return null;
  const rest = Object.entries(value).filter(([key]) => key !== field);
  return rest.length === 0 ? null : { ...spec, [kind]: Object.fromEntries(rest) };
}
