import { formatPath, type Path } from '../diagnostic/path.ts';
import type { LintContext, LintRule } from './lint-rule.ts';

const WHY =
  '`coalesce: false` and `misfire_grace_time: null`: each fire time that was missed is run, one after the other, however old';

/** No job that fires again and again makes up for everything it has missed. */
export const unlimitedBacklog: LintRule = (context) => {
  const { defaults } = context.written;
  for (const { path, part, spec } of context.jobs) {
    // What both `defaults` say is said there.
    if (part.coalesce === undefined && part.misfire_grace_time === undefined) continue;
    if (spec === null || spec.kind === 'date' || spec.kind === 'occasion') continue;
    const grace = part.misfire_grace_time === undefined ? defaults?.misfire_grace_time : part.misfire_grace_time;
    if ((part.coalesce ?? defaults?.coalesce) !== false || grace !== null) continue;
    tell(context, path, part.coalesce === undefined ? 'misfire_grace_time' : 'coalesce');
  }
};

/** Nor does `defaults` make all of them do so. */
export const unlimitedBacklogByDefault: LintRule = (context) => {
  const { defaults } = context.written;
  if (defaults?.coalesce === false && defaults.misfire_grace_time === null) tell(context, ['defaults'], 'coalesce');
};

function tell({ report }: LintContext, path: Path, key: string): void {
  report({ code: 'LINT_UNLIMITED_BACKLOG', message: `${formatPath(path)}: ${WHY}`, path: [...path, key] });
}
