import type { Job, Step } from '../config/config.ts';
import { durationText } from '../config/lint/duration-text.ts';
import { difference, mapDifference, type Difference } from './difference.ts';
import type { JobField } from './field-table.ts';
import { isEqual } from './is-equal.ts';
import { writtenAction } from './written-action.ts';

/** What differs in the steps of a job. A setting that all its steps share, before and after, is told once, as that of the job. */
export function stepDifference(before: Job, after: Job): readonly Difference[] {
  const [from, to] = [byId(before), byId(after)];
  const kept = [...from.keys()].filter((id) => to.has(id));
  const shared = sharedDifference([...from.values()], [...to.values()]);
  const isShort = isOneCommand(before) && isOneCommand(after);
  return [
    ...[...from].flatMap(([id, step]) => (to.has(id) ? [] : difference('step.id', `steps.${id}`, wholeStep(step), undefined))),
    ...difference(
      'step.id',
      'steps',
      kept,
      [...to.keys()].filter((id) => from.has(id)),
    ),
    ...shared.values().flatMap((each) => each),
    ...[...to].flatMap(([id, step]) => {
      const former = from.get(id);
      if (former === undefined) return difference('step.id', `steps.${id}`, undefined, wholeStep(step));
      return ownDifference(isShort ? '' : `steps.${id}.`, former, step, shared);
    }),
  ];
}

function byId({ pipeline }: Job): ReadonlyMap<string, Step> {
  return new Map(pipeline.steps.map((step) => [step.id, step]));
}

/** Where the file says `run` or `module` and no steps. */
function isOneCommand({ id, pipeline: { name, steps } }: Job): boolean {
  return name === id && steps.length === 1 && steps[0]?.id === id;
}

/** What each step has a value of its own for, though the job, the pipeline or the whole file may have said it. */
interface Setting {
  readonly field: JobField;
  readonly value: unknown;
}

/** The settings of a step by where they are in the file. */
function settingsOf({ env, passEnv, timeoutMs, killGraceMs, ...step }: Step): ReadonlyMap<string, Setting> {
  return new Map<string, Setting>([
    ['timeout', { field: 'step.timeoutMs', value: timeoutMs === null ? null : durationText(timeoutMs) }],
    ['kill_grace', { field: 'step.killGraceMs', value: durationText(killGraceMs) }],
    ...Object.entries(env).map(([name, value]) => [`env.${name}`, { field: 'step.env', value }] as const),
    ['pass_env', { field: 'step.passEnv', value: passEnv }],
    ['cwd', { field: 'step.cwd', value: step.cwd }],
    ['shell', { field: 'step.shell', value: step.shell }],
    ['stdin', { field: 'step.stdin', value: step.stdin }],
    ['stop_signal', { field: 'step.stopSignal', value: step.stopSignal }],
    ['success_codes', { field: 'step.successCodes', value: step.successCodes }],
    ['fail_on', { field: 'step.failOn', value: step.failOn }],
    ['isolation', { field: 'step.isolation', value: step.isolation }],
  ]);
}

/** By place, the settings in which all steps agree, before and after: with what differs, if anything. */
function sharedDifference(before: readonly Step[], after: readonly Step[]): ReadonlyMap<string, readonly Difference[]> {
  const [from, to] = [before.map(settingsOf), after.map(settingsOf)];
  const [first, second] = [from[0], to[0]];
  if (first === undefined || second === undefined) return new Map();
  const agree = (settings: readonly ReadonlyMap<string, Setting>[], path: string): boolean =>
    settings.every((each) => isEqual(each.get(path)?.value, settings[0]?.get(path)?.value));
  return new Map(
    placesOf(first, second)
      .filter(([path]) => agree(from, path) && agree(to, path))
      .map(([path, field]) => [path, difference(field, path, first.get(path)?.value, second.get(path)?.value)]),
  );
}

/** What differs in a step itself. */
function ownDifference(prefix: string, before: Step, after: Step, shared: ReadonlyMap<string, unknown>): readonly Difference[] {
  const [from, to] = [settingsOf(before), settingsOf(after)];
  return [
    ...mapDifference('step.action', prefix, writtenAction(before.action), writtenAction(after.action)),
    ...difference('step.needs', `${prefix}needs`, before.needs, after.needs),
    ...placesOf(from, to)
      .filter(([path]) => !shared.has(path))
      .flatMap(([path, field]) => difference(field, `${prefix}${path}`, from.get(path)?.value, to.get(path)?.value)),
  ];
}

function placesOf(...all: readonly ReadonlyMap<string, Setting>[]): readonly (readonly [string, JobField])[] {
  return [...new Map(all.flatMap((settings) => [...settings].map(([path, { field }]) => [path, field] as const)))];
}

/** A step that comes or goes: what it does, and what it waits for. */
function wholeStep({ action, needs }: Step): object {
  return needs.length === 0 ? writtenAction(action) : { ...writtenAction(action), needs };
}
