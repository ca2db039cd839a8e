import type { Composition } from './parse/compose-config.ts';
import type { Finding } from './diagnostic/finding.ts';
import { PathSet } from './diagnostic/path-set.ts';
import type { Path } from './diagnostic/path.ts';
import type { Problem } from './diagnostic/problem.ts';
import { checkRules } from './rules/check-rules.ts';
import { checkShape } from './shape/check-shape.ts';
import type { ShapeFault } from './shape/describe-shape-error.ts';
import { findMisindented } from './shape/misindented.ts';
import { type Sound, soundPart } from './shape/sound-part.ts';
import type { WrittenConfig } from './written-config.ts';

/** A schedule after the shape check: what of it can be looked at further, and what was wrong. */
export interface ShapedConfig {
  readonly written: Sound<WrittenConfig>;
  readonly findings: readonly ShapeFault[];
  /** What was already wrong when the values were made, without what only follows from a wrong shape. */
  readonly problems: readonly Problem[];
  /** What was taken out, or would stand there if its key were not misspelt. */
  readonly broken: PathSet;
}

/** Checks the values against the schema and takes out what is unusable. Pure, but for `composition`, which is used up. */
export function shapeConfig({ value, problems, broken }: Composition): ShapedConfig {
  const misindented = findMisindented(value).filter(({ fault }) => !broken.covers(fault.path));
  const misplaced = new PathSet();
  for (const path of misindented.flatMap(({ paths }) => paths)) for (const set of [broken, misplaced]) set.add(path);
  // What could not be made of the file was reported then; it stands as null and is wrong for the schema, too.
  const faults = checkShape(value).filter(({ path }) => !broken.covers(path));
  const findings = [...misindented.map(({ fault }) => fault), ...faults];
  for (const { path, isUnusable, meant } of findings) {
    if (isUnusable) broken.add(path);
    if (meant !== undefined) broken.add(meant);
  }
  const unknown = new PathSet();
  for (const { code, path } of findings) if (code === 'CONFIG_UNKNOWN_KEY') unknown.add(path);
  const follows = (problem: Problem): boolean => {
    const { path = [] } = problem;
    return misplaced.covers(path) || (isAboutVariable(problem) && unknown.covers(path));
  };
  return {
    written: soundPart(value, broken.paths),
    findings,
    problems: problems.filter((problem) => !follows(problem)),
    broken,
  };
}

/** What lies below a key that is not known may be a command, whose variables are none of ours. */
function isAboutVariable({ code }: Problem): boolean {
  return code === 'CONFIG_UNSET_VARIABLE' || code === 'CONFIG_BAD_VARIABLE';
}

/** Applies the named rules to what the shape check left. Pure. */
export function findMistakes({ written, broken }: ShapedConfig, hasModule: (module: string) => boolean): readonly Finding[] {
  const findings: Finding[] = [];
  checkRules({
    written,
    isBroken: (path) => broken.covers(path),
    isPartlyBroken: (path) => broken.touches(path),
    hasModule,
    report: (finding) => void findings.push({ ...finding, ...textAt(written, finding.path) }),
  });
  return findings;
}

function textAt(written: unknown, path: Path): { text?: string } {
  const value = path.reduce((at, part) => (at as Record<string | number, unknown> | undefined)?.[part], written);
  return typeof value === 'string' ? { text: value } : {};
}
