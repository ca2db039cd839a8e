import { showValue } from '../trigger/spec/show-value.ts';
import { closest } from '../trigger/spec/closest.ts';
import type { Runnable } from './pipeline.ts';
import { SchedulerError } from './scheduler-error.ts';

const POLICY = ['maxInstances', 'coalesce', 'misfireGraceTime', 'overlap', 'concurrency', 'catchUpLimit', 'retry'];
const ADDING = ['id', 'paused', 'replaceExisting'];
const CHANGING = ['pipeline'];
const RANGE = ['timezone', 'startDate', 'endDate', 'jitter'];
const TRIGGER: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['cron', ['year', 'month', 'day', 'week', 'dayOfWeek', 'hour', 'minute', 'second', ...RANGE, 'dst']],
  ['interval', ['weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds', ...RANGE, 'dst']],
  ['calendarinterval', ['years', 'months', 'weeks', 'days', 'hour', 'minute', 'second', ...RANGE]],
  ['date', ['runDate', 'timezone']],
]);

/**
 * Refuses options that mean nothing, as Python does: a misspelt `houre` would leave a job that fires every second.
 * Throws `SchedulerError('bad-option')`.
 */
export function checkOptions(call: 'addJob' | 'modifyJob', options: object): void {
  const trigger: unknown = 'trigger' in options ? options.trigger : undefined;
  const isSpec = typeof trigger === 'object' && trigger !== null;
  const isNone = trigger === undefined && call === 'modifyJob';
  const own = isSpec || isNone ? [] : TRIGGER.get(trigger);
  if (!own) {
    throw new SchedulerError(
      'bad-option',
      `trigger must be 'cron', 'interval', 'calendarinterval', 'date' or a spec like { cron: '0 3 * * *' }, got ${showValue(trigger)}`,
    );
  }
  const known = ['trigger', ...POLICY, ...(call === 'addJob' ? ADDING : CHANGING), ...own];
  const unknown = Object.keys(options).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    const nearest = closest(unknown, known);
    const hint = nearest === null ? `it takes ${known.join(', ')}` : `did you mean ${nearest}?`;
    throw new SchedulerError('bad-option', `${call} has no option "${unknown}" here; ${hint}`);
  }
}

/** Throws `SchedulerError('bad-option')` for something without a `run`. */
export function checkPipeline(pipeline: Runnable): void {
  // Callers in JavaScript have no compiler to tell them.
  const given: unknown = pipeline;
  const run: unknown = typeof given === 'object' && given !== null && 'run' in given ? given.run : undefined;
  if (typeof run !== 'function')
    throw new SchedulerError('bad-option', `a pipeline must have a run function, got ${showValue(given)}`);
}
