import { neverFires } from '../../trigger/never-fires.ts';
import { TriggerError, type TriggerErrorCode, type TriggerProblem } from '../../trigger/trigger-error.ts';
import { TRIGGER_KINDS, type TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import type { DiagnosticCode } from '../diagnostic/diagnostic-table.ts';
import { tooSmallDuration } from '../diagnostic/duration-fault.ts';
import { durationHint } from '../diagnostic/nearest-duration.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { mistakesIn, type WrittenSpec } from './trigger-mistakes.ts';
import { jobsOf } from './written-parts.ts';

/** Every trigger, and the zone that is the default of all, can be made; and no trigger, nor a part of one, is without any fire time. */
export const validTriggers: Rule = ({ written, isPartlyBroken, report }) => {
  const fallback = mistakesIn({ interval: 1, timezone: written.timezone ?? 'UTC' }, 'UTC');
  for (const { problem } of fallback) reportProblem(problem, ['timezone'], problem.hint);
  const timezone = fallback.length > 0 ? 'UTC' : (written.timezone ?? 'UTC');
  const dst = isPartlyBroken(['defaults', 'dst']) ? LENIENT : written.defaults?.dst;
  const defaults = dst === undefined ? {} : { dst };

  for (const { path: jobPath, part } of jobsOf(written)) {
    if (part.trigger === undefined) continue;
    const path = [...jobPath, 'trigger'];
    const trigger: WrittenSpec = part.trigger;
    const proven = (spec: WrittenSpec): readonly TriggerProblem[] | null =>
      provenIn({ ...defaults, ...spec }, timezone, String(jobPath.at(-1)));
    // To the trigger it is a second, as in APScheduler; whoever writes it down means something else.
    const interval = [...path, 'interval'];
    if (isZero(trigger['interval']) && !isPartlyBroken(interval))
      report({ ...tooSmallDuration(interval, '0s', false), path: interval });

    let neverFiring = isPartlyBroken(path) ? null : proven(trigger);
    if (neverFiring === null) {
      const mistakes = mistakesIn(trigger, timezone);
      for (const { problem, at } of mistakes) {
        const value = trigger[at[0] ?? ''];
        const better = problem.code === 'bad-duration' && typeof value === 'string' ? durationHint(value) : null;
        reportProblem(problem, [...path, ...at], better ?? problem.hint);
      }
      const isAtFault = (key: string): boolean => isPartlyBroken([...path, key]) || mistakes.some(({ at }) => at[0] === key);
      neverFiring = DECISIVE.some(isAtFault) ? [] : (proven(withoutOptions(trigger, isAtFault)) ?? []);
    }
    for (const problem of neverFiring) reportProblem(problem, [...path, ...toPath(problem.path)], problem.hint);
  }

  function reportProblem({ code, message, column }: TriggerProblem, path: Path, hint: string | null): void {
    report({ code: CODES[code], message: `${formatPath(path)}: ${message}`, hint, path, column });
  }
};

const CODES: Readonly<Record<TriggerErrorCode, DiagnosticCode>> = {
  'bad-trigger': 'CONFIG_CONFLICTING_KEYS',
  'bad-dst': 'CONFIG_NOT_ALLOWED',
  'bad-cron': 'CONFIG_BAD_CRON',
  'bad-date': 'CONFIG_BAD_DATE',
  'bad-duration': 'CONFIG_BAD_DURATION',
  'out-of-range': 'CONFIG_OUT_OF_RANGE',
  'unknown-timezone': 'CONFIG_UNKNOWN_TIMEZONE',
  'never-fires': 'CONFIG_NEVER_FIRES',
};

/** Where one of these is at fault, nobody can say whether the trigger fires. */
const DECISIVE = [...TRIGGER_KINDS, 'start_date', 'end_date'] as const;

/** In place of a policy that is not known: a fire time in a gap counts, so what never fires under this one never does. */
const LENIENT = { gap: 'shift', fold: 'both' } as const;

/** What is proven to never fire; `null` for a trigger that cannot be made. */
function provenIn(spec: WrittenSpec, timezone: string, id: string): readonly TriggerProblem[] | null {
  try {
    return neverFires(spec as unknown as TriggerSpec, { timezone, id });
  } catch (error) {
    if (error instanceof TriggerError) return null;
    throw error;
  }
}

function withoutOptions(trigger: WrittenSpec, isAtFault: (key: string) => boolean): WrittenSpec {
  const sound = Object.entries(trigger).filter(([key]) => !isAtFault(key));
  return { ...(isAtFault('dst') ? { dst: LENIENT } : {}), ...Object.fromEntries(sound) };
}

/** An interval whose parts are all there and all 0. */
function isZero(interval: unknown): boolean {
  if (typeof interval !== 'object' || interval === null) return false;
  const parts = Object.values(interval);
  return parts.length > 0 && parts.every((amount) => amount === 0);
}

/** Keys inside a spec as a path of the file, where digits are indexes. */
function toPath(keys: readonly string[]): Path {
  return keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
