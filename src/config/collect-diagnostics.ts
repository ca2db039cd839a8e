import { type Diagnostic, toDiagnostic } from './diagnostic/diagnostic.ts';
import { maskDiagnostic, withoutSecret } from './diagnostic/mask-diagnostic.ts';
import { type Problem, withoutRepeats } from './diagnostic/problem.ts';
import { type LintSettings, settleLint, withoutEarlyLint } from './lint/settle-lint.ts';
import type { FileFinding } from './merge-files.ts';
import type { Inputs } from './read-inputs.ts';
import { createMask, type Mask } from './secret/mask.ts';
import type { ShapedFile } from './shape/shape-file.ts';

/** Keys that were read before the others, and what is wrong with them told then. */
const EARLY: readonly unknown[] = ['env_file', 'include', 'secrets'];

/**
 * Every mistake, file by file, each once and in the order of the file, with place and excerpt and without secrets; what follows from another one is not
 * told.
 *
 * @param findings of the files seen as a whole.
 */
export function collectDiagnostics(
  files: readonly ShapedFile[],
  { files: parsed, problems: ofNames, ...inputs }: Inputs,
  findings: readonly FileFinding[],
  lint: Pick<LintSettings, 'written' | 'isAsked'>,
  secrets: readonly string[],
): readonly Diagnostic[] {
  const isMisnamed = files.some((file) =>
    file.findings.some(({ path, meant = path }) => meant[0] === 'env_file' || (meant[0] === 'secrets' && path.length === 1)),
  );
  const { missing } = inputs.secrets;
  // What is not set may well be in an env file that could not be read; what was needed early was told then.
  const isNew = ({ code, path: at, variable }: Problem): boolean =>
    !EARLY.includes(at?.[0]) &&
    ((inputs.isEnvKnown && !isMisnamed && !missing.has(variable ?? '')) || code !== 'CONFIG_UNSET_VARIABLE');
  // Most schedules have nothing to say, and a mask of many secrets takes its time.
  let made: Mask | null = null;
  const mask = (): Mask => (made ??= createMask(secrets));
  const settled = files.flatMap((file, index) => {
    const { source, syntax } = file;
    const own = [...file.findings, ...findings.flatMap((each) => (each.file === file ? [each.finding] : []))];
    const problems = [
      ...(parsed[index] === undefined ? [] : (ofNames.get(parsed[index]) ?? [])),
      ...file.problems.filter(isNew),
      ...(syntax === null ? [] : own.map((finding) => syntax.toProblem(withoutSecret(finding, mask())))),
    ];
    const all = withoutRepeats(problems).map((problem) => maskDiagnostic(toDiagnostic(problem, source), mask()));
    const settings = { ...lint, source, isInText: (offset: number) => syntax?.isInText(offset) ?? false };
    return settleLint(all, settings).toSorted((a, b) => a.line - b.line || a.column - b.column);
  });
  return withoutEarlyLint(settled);
}
