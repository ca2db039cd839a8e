import { formatPath, type Path } from '../diagnostic/path.ts';
import { jobsOf, stepsOf } from '../rules/written-parts.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenJob, WrittenStep } from '../written-config.ts';
import type { LintContext, LintRule } from './lint-rule.ts';

/** As a shell reads it, and with nothing in its place where there is none; `VOLNUX_OUTPUT_A_B` is an output of a step before. */
const USED = /\$(?:VOLNUX_OUTPUT(?!\w)|\{VOLNUX_OUTPUT\})/;

/** Who writes outputs has `outputs`: without, there is no file for them. */
export const undeclaredOutputs: LintRule = (context) => {
  for (const { path, part } of stepsOf(context.written)) if (part.outputs === undefined) check(part, path, null, context);
  for (const { path, part } of jobsOf(context.written)) check(part, path, OF_A_STEP, context);
};

const OF_A_STEP = 'outputs are of steps, for the steps after them: write it as one of `steps`, with `outputs`';

function check(
  { run, env }: Sound<Pick<WrittenJob & WrittenStep, 'run' | 'env'>>,
  path: Path,
  hint: string | null,
  { report, isBroken }: LintContext,
): void {
  const texts = [run ?? []].flat().filter((text) => text !== undefined);
  const isOwn = env?.['VOLNUX_OUTPUT'] !== undefined || texts.some((text) => text.includes('VOLNUX_OUTPUT='));
  if (isOwn || isBroken([...path, 'outputs']) || !texts.some((text) => USED.test(text))) return;
  const at = [...path, 'run'];
  const message = `${formatPath(at)} uses $VOLNUX_OUTPUT, which is empty where there are no \`outputs\``;
  report({ code: 'LINT_UNDECLARED_OUTPUTS', message, ...(hint !== null && { hint }), path: at });
}
