import { showValue } from './show-value.ts';
import { TriggerError } from '../trigger-error.ts';
import { RUN_ENDS, type RunEnd, type TriggerSpec } from './trigger-spec.ts';

/** What makes a job fire at no time that is known beforehand. */
export type Occasion =
  | { readonly kind: 'startup' }
  | { readonly kind: 'manual' }
  /** A run of the job `job` ended in one of `on`. */
  | { readonly kind: 'after'; readonly job: string; readonly on: readonly RunEnd[] };

const NONE: readonly Occasion[] = [];

/** The occasions of a spec, those inside `any` included; none when it is all time. Asks nothing of a spec that is not checked yet. */
export function occasionsOf(spec: TriggerSpec): readonly Occasion[] {
  if ('startup' in spec || ('cron' in spec && isReboot(spec.cron))) return [{ kind: 'startup' }];
  if ('manual' in spec) return [{ kind: 'manual' }];
  if ('after' in spec) {
    const { job, on = 'success' } = Object(spec.after) as Partial<typeof spec.after>;
    return [{ kind: 'after', job: job ?? '', on: [on].flat() }];
  }
  return 'any' in spec && Array.isArray(spec.any) ? spec.any.flatMap((part) => occasionsOf(Object(part))) : NONE;
}

/** Cron's word for `startup: true`. */
function isReboot(cron: unknown): boolean {
  return typeof cron === 'string' && cron.trim() === '@reboot';
}

/**
 * Refuses occasions that are not well-formed or stand where they have no meaning.
 *
 * @param whole the `any` or `all` that the spec is part of.
 * @throws TriggerError `bad-trigger`
 */
export function checkOccasions(spec: TriggerSpec, whole: 'any' | 'all' | undefined): void {
  const [occasion] = occasionsOf(spec);
  if (occasion === undefined) return;
  const key = (['startup', 'manual', 'after', 'any'] as const).find((kind) => kind in spec) ?? 'cron';
  if (whole === 'all') {
    const hint = '`startup`, `after` and `manual` stand alone, or inside an `any` that is not inside `all`';
    throw misplaced(key, 'every part of `all` must be a time', hint);
  }
  if (whole === 'any' && key === 'manual') {
    throw misplaced(key, '`manual` adds nothing to `any`', 'leave it out: every job can be run by hand');
  }
  // Beside `any` a jitter and a DST policy are those of the parts that are times.
  const options = key === 'any' ? (['start_date', 'end_date'] as const) : (['start_date', 'end_date', 'jitter', 'dst'] as const);
  const option = options.find((each) => spec[each] !== undefined);
  if (option !== undefined) {
    const [culprit, hint] =
      key === 'any'
        ? ['not every part of this `any` is one', `write \`${option}\` inside the parts that are`]
        : [`\`${occasion.kind}\` is none`, `leave \`${option}\` out`];
    throw misplaced(option, `\`${option}\` is for times, and ${culprit}`, hint);
  }
  if ('after' in spec) checkAfter(spec.after);
  const value = (spec as unknown as Record<string, unknown>)[key];
  if ((key === 'startup' || key === 'manual') && value !== true) {
    throw misplaced(key, `\`${key}\` cannot be ${showValue(value)}`, `write \`${key}: true\``);
  }
}

function checkAfter(after: unknown): void {
  const { job, on = 'success' } = Object(after) as Record<string, unknown>;
  if (typeof job !== 'string' || job === '') {
    const message = `${showValue(after)} names no job`;
    throw new TriggerError({ code: 'bad-trigger', message, path: ['after'], hint: 'write { job: other, on: [success] }' });
  }
  const ends: readonly unknown[] = [on].flat();
  const unknown = ends.find((end) => !(RUN_ENDS as readonly unknown[]).includes(end));
  if (unknown === undefined && ends.length > 0) return;
  const message = ends.length === 0 ? 'no end of a run is named' : `${showValue(unknown)} is no end of a run`;
  throw new TriggerError({ code: 'bad-trigger', message, path: ['after', 'on'], hint: `use ${RUN_ENDS.join(', ')}` });
}

function misplaced(key: string, message: string, hint: string): TriggerError {
  return new TriggerError({ code: 'bad-trigger', message, path: [key], hint });
}
