import { formatPath, type Path } from '../diagnostic/path.ts';
import { WEBHOOK_PLACEHOLDER } from '../webhook-field.ts';
import { hasSeveralActions, hooksOf, jobsOf, pipelinesOf, stepsOf } from '../rules/written-parts.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenJob, WrittenPipeline, WrittenStep } from '../written-config.ts';
import { readDuration } from './duration-text.ts';
import type { LintContext, LintRule } from './lint-rule.ts';

type Command = Sound<Pick<WrittenJob & WrittenStep, (typeof OF_A_COMMAND)[number] | 'isolation' | 'run' | 'module'>>;

/** What a step or a job says for itself comes to something. What it has from further out may be for others. */
export const withoutEffect: LintRule = (context) => {
  const { written, isPartlyBroken } = context;
  for (const { path, part } of stepsOf(written)) if (!isPartlyBroken(path)) checkCommand(part, path, context);
  for (const { path, part } of jobsOf(written)) {
    if (isPartlyBroken(path) || hasSeveralActions(part)) continue;
    // The settings of a job are those of its last steps, too.
    if (part.finally === undefined) checkCommand(part, path, context);
    checkTimeouts(part, path, context);
    checkFailOn(part, path, context);
  }
  for (const { path, part } of pipelinesOf(written)) {
    if (isPartlyBroken(path)) continue;
    checkTimeouts(part, path, context);
    checkFailOn(part, path, context);
  }
  for (const { path, part } of hooksOf(written)) checkTemplate(part.webhook?.body, [...path, 'webhook', 'body'], context);
  for (const { path, part } of [{ path: [], part: written }, ...pipelinesOf(written), ...jobsOf(written), ...stepsOf(written)])
    checkNames(part.env, [...path, 'env'], context);
};

const OF_A_COMMAND = ['shell', 'success_codes', 'stop_signal'] as const;

function checkCommand(part: Command, path: Path, { report }: LintContext): void {
  const tell = (key: keyof Command, why: string): void => {
    if (part[key] === undefined) return;
    const at = [...path, key];
    report({ code: 'LINT_WITHOUT_EFFECT', message: `${formatPath(at)} ${why}`, hint: 'take it out', path: at, at: 'key' });
  };
  if (part.module !== undefined) for (const key of OF_A_COMMAND) tell(key, 'is of commands, and a module is none');
  if (part.run === undefined) return;
  if (Array.isArray(part.run)) tell('shell', 'is not used: `run` is a list, which no shell reads');
  tell('isolation', 'is of modules, and `run` is a command');
}

/** No step lasts longer than its run; the last steps do. */
function checkTimeouts(part: Sound<WrittenJob | WrittenPipeline>, path: Path, { report }: LintContext): void {
  const whole = part.run_timeout;
  const wholeMs = msOf(whole);
  if (wholeMs === null) return;
  const limits = (part.steps ?? []).map((step, index) => ({ at: [...path, 'steps', index, 'timeout'], timeout: step?.timeout }));
  if (part.finally === undefined)
    limits.unshift({ at: [...path, 'timeout'], timeout: 'timeout' in part ? part.timeout : undefined });
  for (const { at, timeout } of limits) {
    const ms = msOf(timeout);
    if (ms === null || ms <= wholeMs) continue;
    const message = `${formatPath(at)} is never reached: \`run_timeout\` ends the run after ${whole}`;
    report({ code: 'LINT_WITHOUT_EFFECT', message, hint: 'make it shorter, or `run_timeout` longer', path: at });
  }
}

/** An empty map is how to take back what a setting further out says, if there is one. */
function checkFailOn(part: Sound<WrittenJob | WrittenPipeline>, path: Path, { written, report }: LintContext): void {
  if ([written.defaults, ...Object.values(written.pipelines ?? {})].some((each) => !isEmpty(each?.fail_on))) return;
  // The steps of a pipeline may take back what a job says that names it.
  const steps = path[0] === 'jobs' && isEmpty(part.fail_on) ? (part.steps ?? []) : [];
  const places = [{ at: path, part }, ...steps.map((step, index) => ({ at: [...path, 'steps', index], part: step }))];
  for (const { at: owner, part } of places) {
    if (part?.fail_on === undefined || !isEmpty(part.fail_on)) continue;
    const at = [...owner, 'fail_on'];
    const message = `${formatPath(at)} is empty, and nothing further out says anything that it would take back`;
    report({
      code: 'LINT_WITHOUT_EFFECT',
      message,
      hint: 'say `stderr: true` or a `pattern`, or take it out',
      path: at,
      at: 'key',
    });
  }
}

function isEmpty(map: object | undefined): boolean {
  return Object.keys(map ?? {}).length === 0;
}

function msOf(duration: string | number | null | undefined): number | null {
  return duration === undefined || duration === null ? null : readDuration(duration);
}

function checkTemplate(part: unknown, path: Path, context: LintContext): void {
  if (typeof part === 'object' && part !== null) {
    const entries = Array.isArray(part) ? part.entries() : Object.entries(part);
    for (const [key, inner] of entries) checkTemplate(inner, [...path, key], context);
  } else if (typeof part === 'string') {
    const [open = null] = /\{\{\s*[\w.-]*/.exec(part.replaceAll(WEBHOOK_PLACEHOLDER, '')) ?? [];
    if (open === null) return;
    const message = `${formatPath(path)} has \`${open}\` without \`}}\`, which is sent as it stands`;
    context.report({ code: 'LINT_WITHOUT_EFFECT', message, hint: 'write `}}` behind the name of the field', path });
  }
}

function checkNames(env: object | undefined, path: Path, { report }: LintContext): void {
  for (const name of Object.keys(env ?? {})) {
    if (!/\s/.test(name)) continue;
    const at = [...path, name];
    const message = `${formatPath(at)} has a blank in its name: no shell can read it`;
    report({
      code: 'LINT_WITHOUT_EFFECT',
      message,
      hint: 'its name is best made of letters, digits and `_`',
      path: at,
      at: 'key',
    });
  }
}
