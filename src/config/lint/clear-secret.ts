import { holdsUrlPassword, isSecret } from '../secret/written-secret.ts';
import { formatPath, type Path } from '../diagnostic/path.ts';
import { hooksOf, jobsOf, type Located, pipelinesOf, stepsOf } from '../rules/written-parts.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenConfig, WrittenHook, WrittenStep } from '../written-config.ts';
import type { LintContext, LintRule } from './lint-rule.ts';

type Holder = Located<Partial<Pick<WrittenStep, 'env' | 'with' | 'run'> & Pick<WrittenHook, 'webhook'>>>;

/** No job or pipeline holds a secret in clear. */
export const clearSecret: LintRule = (context) => {
  const { written } = context;
  const hooks = [...hooksOf(written)].filter(({ path }) => path[0] !== 'hooks');
  for (const holder of [...pipelinesOf(written), ...jobsOf(written), ...stepsOf(written), ...hooks]) lookInto(holder, context);
};

/** Nor does the top of the file. */
export const clearSecretAtTop: LintRule = (context) => {
  const { env, hooks }: Sound<WrittenConfig> = context.written;
  lookInto({ path: [], part: { env } }, context);
  for (const [index, part] of (hooks ?? []).entries())
    if (part !== undefined) lookInto({ path: ['hooks', index], part }, context);
};

function lookInto({ path, part }: Holder, context: LintContext): void {
  for (const key of ['env', 'with', 'run', 'webhook'] as const)
    if (part[key] !== undefined) look(part[key], [...path, key], context);
}

function look(value: unknown, path: Path, context: LintContext): void {
  if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, inner] of entries) look(inner, [...path, key], context);
  } else if (typeof value === 'string' || typeof value === 'number') lookAt(String(value), path, context);
}

function lookAt(value: string, path: Path, { textAt, report }: LintContext): void {
  const name = String(path.at(-1));
  // What stands in the file counts, not what its variables have become; asked late, for it has to be found first.
  const isClear = isSecret(name, value) && isSecret(name, textAt(path) ?? '');
  if (isClear) {
    const message = `${formatPath(path)} is a secret in clear: all who can read the file can read it`;
    const hint = `write \`\${${name}}\` and set it in the environment, or in an env file that is not in git`;
    report({ code: 'LINT_CLEAR_SECRET', message, hint, path });
  } else if (holdsUrlPassword(value) && holdsUrlPassword(textAt(path) ?? '')) {
    const message = `${formatPath(path)} holds a URL with its password in clear: all who can read the file can read it`;
    report({ code: 'LINT_CLEAR_SECRET', message, hint: 'put a variable in its place', path });
  }
}
