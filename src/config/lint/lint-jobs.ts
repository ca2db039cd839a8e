import { resolveSpec, type ResolvedSpec } from '../../trigger/spec/resolve-spec.ts';
import { TriggerError } from '../../trigger/trigger-error.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import type { RuleContext } from '../rules/rule.ts';
import { hasSeveralActions, jobsOf } from '../rules/written-parts.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenTrigger } from '../written-config.ts';
import type { LintJob } from './lint-rule.ts';

/** The jobs that lint can judge, their triggers read once for all rules. */
export function lintJobs({ written, isBroken, isPartlyBroken }: RuleContext): readonly LintJob[] {
  const isZoneBroken = isBroken(['timezone']) || isPartlyBroken(['defaults', 'dst']);
  return [...jobsOf(written)].flatMap(({ path, part }): LintJob[] => {
    const pipeline = part.pipeline === undefined ? undefined : written.pipelines?.[part.pipeline];
    if (isPartlyBroken(path) || hasSeveralActions(part) || (part.pipeline !== undefined && pipeline === undefined)) return [];
    const pipelinePath = ['pipelines', part.pipeline ?? ''];
    if (pipeline !== undefined && isPartlyBroken(pipelinePath)) return [];
    const id = String(path.at(-1));
    const settings = { timezone: written.timezone ?? 'UTC', dst: written.defaults?.dst };
    const spec = isZoneBroken || part.trigger === undefined ? null : specOf(part.trigger, id, settings);
    return [{ id, path, part, pipeline: pipeline === undefined ? null : { path: pipelinePath, part: pipeline }, spec }];
  });
}

function specOf(
  trigger: Sound<WrittenTrigger>,
  id: string,
  { timezone, dst }: { timezone: string; dst: Sound<WrittenTrigger>['dst'] },
): ResolvedSpec | null {
  try {
    // Beside `startup` and its like there is no `dst`; those that have no cron do not look at it.
    const isTimed = trigger.cron !== undefined || trigger.any !== undefined || trigger.all !== undefined;
    const spec = dst !== undefined && isTimed ? { dst, ...trigger } : trigger;
    return resolveSpec(spec as TriggerSpec, { timezone, id });
  } catch (error) {
    // The schema or the rule of valid triggers has said so.
    if (error instanceof TriggerError) return null;
    throw error;
  }
}
