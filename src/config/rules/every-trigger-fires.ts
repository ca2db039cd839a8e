import { neverFires } from '../../trigger/never-fires.ts';
import { TriggerError, type TriggerProblem } from '../../trigger/trigger-error.ts';
import type { TriggerSpec } from '../../trigger/trigger-spec.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import type { Rule } from './rule.ts';
import { jobsOf } from './written-parts.ts';

/** No trigger, and no part of one, is without any fire time. What is wrong in itself is not asked about. */
export const everyTriggerFires: Rule = ({ written, isBroken, isPartlyBroken, report }) => {
  const timezone = isBroken(['timezone']) ? 'UTC' : (written.timezone ?? 'UTC');
  // What the clock change does to a trigger decides whether it fires; unknown, nothing is proven.
  if (isPartlyBroken(['defaults', 'dst'])) return;
  const defaults = written.defaults?.dst === undefined ? {} : { dst: written.defaults.dst };
  for (const { path, part } of jobsOf(written)) {
    if (part.trigger === undefined || isPartlyBroken([...path, 'trigger'])) continue;
    for (const problem of provenIn({ ...defaults, ...part.trigger } as TriggerSpec, timezone, String(path.at(-1)))) {
      const at = [...path, 'trigger', ...toPath(problem.path)];
      report({ code: 'CONFIG_NEVER_FIRES', message: `${formatPath(at)}: ${problem.message}`, path: at });
    }
  }
};

function provenIn(spec: TriggerSpec, timezone: string, id: string): readonly TriggerProblem[] {
  try {
    return neverFires(spec, { timezone, id });
  } catch (error) {
    // The schema or the rule of valid triggers has said so already.
    if (error instanceof TriggerError) return [];
    throw error;
  }
}

/** Keys inside a spec as a path of the file, where digits are indexes. */
function toPath(keys: readonly string[]): Path {
  return keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
