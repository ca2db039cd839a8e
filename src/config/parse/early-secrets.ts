import type { Problem } from '../diagnostic/problem.ts';
import type { Lookup } from './compose-config.ts';
import type { EarlyName } from './early-names.ts';
import type { ScheduleFile } from './schedule-file.ts';

/** A secret as a file of the schedule declares it. */
export interface EarlySecret {
  readonly name: string;
  /** Where it comes from; `null` when that cannot be told: the schema, or `problems`, say why. */
  readonly source: (EarlyName & { readonly kind: 'env' | 'file' }) | null;
}

/**
 * The secrets that a schedule declares, before anything else of it is looked at: `${NAME}` may stand for them anywhere in it.
 *
 * @param lookup a variable of the process environment or the env files.
 */
export function earlySecrets(
  schedule: ScheduleFile,
  lookup: Lookup,
): {
  readonly secrets: readonly EarlySecret[];
  /** Texts where a map should say where the secret comes from: most likely the secrets themselves. */
  readonly inClear: readonly string[];
  readonly problems: readonly Problem[];
  /** `false`: what is there is no map, and what it should declare cannot be known. */
  readonly isKnown: boolean;
} {
  const composed = schedule.composeKey('secrets', lookup);
  if (composed === null) return { secrets: [], inClear: [], problems: [], isKnown: true };
  const { value, problems } = composed;
  if (!isRecord(value)) return { secrets: [], inClear: [], problems, isKnown: false };
  const entries = Object.entries(value);
  return {
    secrets: entries.map(([name, declared]) => ({ name, source: sourceOf(name, declared) })),
    inClear: entries.flatMap(([, declared]) => {
      return isRecord(declared)
        ? Object.entries(declared).flatMap(([key, inner]) => (key === 'env' || key === 'file' ? [] : textsIn(inner)))
        : textsIn(declared);
    }),
    problems,
    isKnown: true,
  };
}

function sourceOf(secret: string, declared: unknown): EarlySecret['source'] {
  if (!isRecord(declared)) return null;
  const { env, file } = declared;
  const isOne = (env === undefined) !== (file === undefined);
  const [kind, name] = env === undefined ? (['file', file] as const) : (['env', env] as const);
  return isOne && typeof name === 'string' && name !== '' ? { kind, name, path: ['secrets', secret, kind] } : null;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
