import type { Lookups } from '../parse/pieces.ts';
import type { Syntax } from '../parse/syntax.ts';
import type { ScheduleFile } from '../parse/schedule-file.ts';
import { PathSet } from '../diagnostic/path-set.ts';
import { textAt } from '../diagnostic/text-at.ts';
import type { Problem } from '../diagnostic/problem.ts';
import { checkShape } from './check-shape.ts';
import type { ShapeFault } from './describe-shape-error.ts';
import { findMisindented } from './misindented.ts';
import { findNotIncludable, holdsSettings } from './not-includable.ts';
import { type Sound, soundPart } from './sound-part.ts';
import type { WrittenConfig } from '../written-config.ts';

/** A file after the shape check: what of it can be looked at further, and what was wrong. */
export interface ShapedFile extends Pick<ScheduleFile, 'read' | 'isIncluded' | 'source'> {
  readonly written: Sound<WrittenConfig>;
  /** `null`: there is nothing to look at. */
  readonly syntax: Syntax | null;
  readonly findings: readonly ShapeFault[];
  /** Those of the file, and what was wrong when the values were made, without what only follows from a wrong shape. */
  readonly problems: readonly Problem[];
  /** What was taken out, or would stand there if its key were not misspelt. */
  readonly broken: PathSet;
}

/**
 * Makes the values of a file, checks them against the schema and takes out what is unusable. `null`: it was to be made out by pieces, and
 * cannot be. Pure.
 */
export function shapeFile(file: ScheduleFile, lookups: Lookups): ShapedFile | null {
  const { read, isIncluded, source } = file;
  if (file.pieced !== null) {
    const pieced = file.pieced(lookups, (value) => checkShape(value).length === 0 && !(isIncluded && holdsSettings(value)));
    if (pieced === null) return null;
    const { value, syntax } = pieced;
    return { read, isIncluded, source, syntax, written: value, findings: [], problems: [], broken: new PathSet() };
  }
  const { syntax, problems: ofFile } = file.whole();
  if (syntax === null) {
    return { read, isIncluded, source, syntax, written: {}, findings: [], problems: ofFile, broken: new PathSet() };
  }
  const { value, problems, broken } = syntax.compose(lookups.lookup);
  const misindented = findMisindented(value).filter(({ fault }) => !broken.covers(fault.path));
  const misplaced = new PathSet();
  for (const path of misindented.flatMap(({ paths }) => paths)) for (const set of [broken, misplaced]) set.add(path);
  // What could not be made of the file was reported then; it stands as null and is wrong for the schema, too.
  const ofShape = checkShape(value);
  const isUnknown = (key: string): boolean =>
    misplaced.covers([key]) ||
    ofShape.some(({ code, path }) => code === 'CONFIG_UNKNOWN_KEY' && path.length === 1 && path[0] === key);
  const { faults: ofPlace, settings } = isIncluded ? findNotIncludable(value, isUnknown) : NOT_INCLUDED;
  const faults = ofShape.filter(({ path }) => !broken.covers(path) && !settings.covers(path));
  // The text is taken before what is wrong is taken out.
  const findings = [...misindented.map(({ fault }) => fault), ...ofPlace, ...faults].map((fault) => ({
    ...fault,
    ...textAt(value, fault.path),
  }));
  for (const { path, isUnusable, meant } of findings) {
    if (isUnusable) broken.add(path);
    if (meant !== undefined) broken.add(meant);
  }
  const unknown = new PathSet();
  for (const { code, path } of findings) if (code === 'CONFIG_UNKNOWN_KEY') unknown.add(path);
  const follows = (problem: Problem): boolean => {
    const { path = [] } = problem;
    return misplaced.covers(path) || settings.covers(path) || (isAboutVariable(problem) && unknown.covers(path));
  };
  const kept = problems.filter((problem) => !follows(problem));
  const written = soundPart(value, broken.paths);
  return { read, isIncluded, source, syntax, written, findings, problems: [...ofFile, ...kept], broken };
}

const NOT_INCLUDED = { faults: [], settings: new PathSet() };

/** What lies below a key that is not known may be a command, whose variables are none of ours. */
function isAboutVariable({ code }: Problem): boolean {
  return code === 'CONFIG_UNSET_VARIABLE' || code === 'CONFIG_BAD_VARIABLE';
}
