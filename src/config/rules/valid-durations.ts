import { parseDuration } from '../../trigger/spec/parse-duration.ts';
import { TriggerError } from '../../trigger/trigger-error.ts';
import { tooSmallDuration } from '../diagnostic/duration-fault.ts';
import { durationHint } from '../diagnostic/nearest-duration.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import type { Rule, RuleContext } from './rule.ts';
import { hooksOf, jobsOf, pipelinesOf, retriesOf, stepsOf } from './written-parts.ts';

const ZERO_ALLOWED = new Set(['kill_grace', 'shutdown_grace', 'finally_grace', 'delay']);
const KEYS = ['misfire_grace_time', 'timeout', 'run_timeout', 'keep_for', 'max_duration', 'every', 'max_delay', ...ZERO_ALLOWED];

/** Every duration can be read, and is as long as it must be. (Those of a trigger are the trigger's to check.) */
export const validDurations: Rule = ({ written, report }) => {
  const places = [
    { path: ['runner'], part: written.runner },
    { path: ['runner', 'history'], part: written.runner?.history },
    { path: ['defaults'], part: written.defaults },
    ...pipelinesOf(written),
    ...jobsOf(written),
    ...jobsOf(written).map(({ path, part }) => ({ path: [...path, 'history'], part: part.history })),
    ...stepsOf(written),
    ...jobsOf(written).map(({ path, part }) => ({ path: [...path, 'expect'], part: part.expect })),
    ...hooksOf(written),
    ...retriesOf(written),
    ...[...hooksOf(written)].map(({ path, part }) => ({ path: [...path, 'webhook', 'retry'], part: part.webhook?.retry })),
  ];
  for (const { path, part } of places) {
    for (const key of KEYS) {
      const value = (part as Partial<Record<string, unknown>> | undefined)?.[key];
      if (typeof value === 'string' || typeof value === 'number')
        checkDuration(value, [...path, key], ZERO_ALLOWED.has(key), report);
    }
  }
};

function checkDuration(value: string | number, path: Path, isZeroAllowed: boolean, report: RuleContext['report']): void {
  const text = typeof value === 'number' ? `${value}s` : value.trim();
  const isNegative = text.startsWith('-');
  const ms = parse(isNegative ? text.slice(1) : value);
  if (ms === null) {
    const message = `${formatPath(path)} must be a duration, got ${JSON.stringify(value)}`;
    report({ code: 'CONFIG_BAD_DURATION', message, hint: durationHint(text), path });
  } else if (ms === 0 ? !isZeroAllowed : isNegative) report({ ...tooSmallDuration(path, text, isZeroAllowed), path });
}

/** Milliseconds, or `null`. */
function parse(value: string | number): number | null {
  try {
    return parseDuration(value);
  } catch (error) {
    if (error instanceof TriggerError) return null;
    throw error;
  }
}
