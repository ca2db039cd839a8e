import type { ResolvedSpec } from '../../trigger/spec/resolve-spec.ts';
import type { Located } from '../rules/written-parts.ts';
import type { WrittenTrigger } from '../written-config.ts';
import type { LintJob } from './lint-rule.ts';

/** A trigger as written and as resolved. */
export interface TriggerPart extends Located<WrittenTrigger> {
  readonly spec: ResolvedSpec;
}

/** The trigger of a job; `null` when it cannot be made. */
export function triggerOf({ path, part, spec }: LintJob): TriggerPart | null {
  return spec === null || part.trigger === undefined ? null : { path: [...path, 'trigger'], part: part.trigger, spec };
}

/** What an `any` or `all` combines; nothing for other triggers. */
export function partsOf({ path, part, spec }: TriggerPart): readonly TriggerPart[] {
  if (spec.kind !== 'any' && spec.kind !== 'all') return [];
  return spec.parts.flatMap((inner, index) => {
    const written = part[spec.kind]?.[index];
    return written === undefined ? [] : [{ path: [...path, spec.kind, index], part: written, spec: inner }];
  });
}

/** The trigger of a job, or what it combines, at any depth; none when it cannot be made. */
export function plainPartsOf(job: LintJob): readonly TriggerPart[] {
  const whole = triggerOf(job);
  return whole === null ? [] : plainIn(whole);
}

function plainIn(whole: TriggerPart): readonly TriggerPart[] {
  return whole.spec.kind === 'any' || whole.spec.kind === 'all' ? partsOf(whole).flatMap(plainIn) : [whole];
}
