import { didYouMean } from '../diagnostic/closest.ts';
import { type Diagnostic, toDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Problem } from '../diagnostic/problem.ts';
import type { SourceText } from '../diagnostic/source-text.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenLint } from '../written-config.ts';
import { type Ignore, ignoresOf } from './ignore-comments.ts';
import { LINT_LEVELS, type LintLevel, lintLevel, type LintName, lintNameOf } from './lint-level.ts';
import { MOMENTARY } from './lint-rules.ts';

export interface LintSettings {
  readonly source: SourceText;
  /** As of its syntax; asked only where there are comments to judge. */
  readonly isInText: (offset: number) => boolean;
  /** `lint` of the file. */
  readonly written: Sound<WrittenLint> | undefined;
  /** Is lint asked for? Otherwise only errors of it are told. */
  readonly isAsked: boolean;
}

/**
 * The diagnostics of one file as its `lint` and its `# volnux-ignore` comments have them: severities set, what is off or ignored
 * left out; with those about the comments themselves.
 */
export function settleLint(diagnostics: readonly Diagnostic[], settings: LintSettings): readonly Diagnostic[] {
  const { source, isInText, written, isAsked } = settings;
  if (!isAsked && diagnostics.every(({ code }) => lintNameOf(code) === null)) return diagnostics;
  const ignores = ignoresOf(source, isInText);
  const byPlace = Map.groupBy(ignores, ({ name, line }) => `${line} ${name}`);
  const used = new Set<Ignore>();
  const told = diagnostics.flatMap((diagnostic): Diagnostic[] => {
    const rule = lintNameOf(diagnostic.code);
    if (rule === null) return [diagnostic];
    const covering = byPlace.get(`${diagnostic.line} ${rule}`) ?? [];
    for (const ignore of covering) used.add(ignore);
    return covering.length > 0 ? [] : atLevel(diagnostic, lintLevel(rule, written), isAsked);
  });
  if (!isAsked || ignores.length === 0) return told;
  // A mistake elsewhere may have kept a rule from looking.
  const isWhole = told.every(({ code, severity }) => severity !== 'error' || lintNameOf(code) !== null);
  const about = ignores.flatMap((ignore) => {
    if (!isLintName(ignore.name)) return unknown(ignore);
    // What will be there on another day need not be there now.
    const isJudged = isWhole && lintLevel(ignore.name, written) !== 'off' && !MOMENTARY.has(ignore.name);
    return isJudged && !used.has(ignore) ? unused(ignore) : [];
  });
  return [
    ...told,
    ...about.flatMap((problem) => {
      const diagnostic = toDiagnostic(problem, source);
      const rule = lintNameOf(diagnostic.code);
      return rule === null ? [] : atLevel(diagnostic, lintLevel(rule, written), isAsked);
    }),
  ];
}

/** Warnings of lint wait until nothing is wrong: before, they would only hide what is, or follow from it. */
export function withoutEarlyLint(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.every(({ severity }) => severity === 'warning')) return diagnostics;
  return diagnostics.filter(({ code, severity }) => severity === 'error' || lintNameOf(code) === null);
}

function atLevel(diagnostic: Diagnostic, level: LintLevel, isAsked: boolean): Diagnostic[] {
  if (level === 'off' || (level === 'warn' && !isAsked)) return [];
  return [{ ...diagnostic, severity: level === 'error' ? 'error' : 'warning' }];
}

function isLintName(name: string): name is LintName {
  return (LINT_LEVELS as ReadonlyMap<string, LintLevel>).has(name);
}

function unknown({ name, range }: Ignore): Problem {
  const names = [...LINT_LEVELS.keys()];
  const hint = (name === '' ? null : didYouMean(name, names)) ?? `the rules are ${names.join(', ')}`;
  const message = name === '' ? '`volnux-ignore` names no rule' : `"${name}" is no rule that could be ignored`;
  return { code: 'LINT_UNKNOWN_IGNORE', message, hint, range };
}

function unused({ name, range }: Ignore): Problem {
  return { code: 'LINT_UNUSED_IGNORE', message: `"${name}" is ignored here and finds nothing`, hint: null, range };
}
