import type { Config } from './config.ts';
import { type Diagnostic, toDiagnostic } from './diagnostic/diagnostic.ts';
import { formatPath } from './diagnostic/path.ts';
import { type Problem, withoutRepeats } from './diagnostic/problem.ts';
import { type FileFinding, mergeFiles } from './merge-files.ts';
import { splitModule } from './normalise/module-path.ts';
import { normalise } from './normalise/normalise.ts';
import { toProblem } from './parse/locate-finding.ts';
import { lazyHash } from './read/config-hash.ts';
import { diskFiles, type FileReader } from './read/read-file.ts';
import { type Inputs, readInputs } from './read-inputs.ts';
import { findMistakes } from './rules/check-rules.ts';
import { modulesOf } from './rules/written-parts.ts';
import { shapeFile, type ShapedFile } from './shape/shape-file.ts';
import type { WrittenConfig } from './written-config.ts';

export interface LoadOptions {
  /** The process environment: for `${NAME}`, where it wins over the env files. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: the disk. */
  readonly files?: FileReader;
}

/** What came of loading a schedule. */
export interface LoadResult {
  /** `null` exactly when a diagnostic is an error. */
  readonly config: Config | null;
  /** Every mistake, file by file, in the order of each. */
  readonly diagnostics: readonly Diagnostic[];
  /** SHA-256 (hex) over all that decides: contents of the files, and the variables used. Equal hash, equal result. */
  readonly hash: string;
  /** Absolute paths of the files whose change or coming would change the result: schedules, env files, modules that are missing. */
  readonly files: readonly string[];
  /** Glob patterns (absolute): what else they match would change it, too. */
  readonly globs: readonly string[];
}

/**
 * Loads a schedule: read, parse, replace variables, check the shape, merge the files, check the named rules, normalise.
 * Never rejects for what a user wrote or for a file that cannot be read: these are diagnostics, all of them at once.
 *
 * @param paths of the schedule: files, or directories for the `*.yaml` and `*.yml` in them; diagnostics name files as given. Whatever is
 *   relative in them is so to the folder of the first, but for the patterns of `include`.
 */
export async function loadConfig(
  paths: string | readonly [string, ...string[]],
  { env, files: reader = diskFiles }: LoadOptions,
): Promise<LoadResult> {
  const inputs = await readInputs([paths].flat(), env, reader);
  const { directory, variables, globs } = inputs;
  const [first, ...others] = inputs.files.map((file) => shapeFile(file, variables.lookup)) as [ShapedFile, ...ShapedFile[]];
  const files = [first, ...others] as const;
  const merged = mergeFiles(files, inputs.areAllRead);
  const pathOf = (module: string): string => splitModule(module, directory).path;
  const missingModules = await findMissing(
    [...modulesOf(merged.written)].map(({ module }) => pathOf(module)),
    reader,
  );
  const mistakes = findMistakes(merged, (module) => !missingModules.has(pathOf(module))).map((finding): FileFinding => {
    const { file, path } = merged.originOf(finding.path);
    // A hook has another number among all of them.
    const message = finding.message.replace(formatPath(finding.path), formatPath(path));
    return { file, finding: { ...finding, path, message } };
  });
  const diagnostics = collectDiagnostics(files, inputs, [...merged.findings, ...mistakes]);

  const hashOf = lazyHash({ files: inputs.reads, ...variables.inputs(), missingModules: [...missingModules] });
  const watched = [...new Set([...inputs.reads.map(({ path }) => path), ...missingModules])];
  const isValid = diagnostics.every(({ severity }) => severity !== 'error');
  const path = first.read.path;
  const surroundings = { path, directory, hashOf, files: watched, fileEnv: variables.fileEnv, jobIds: merged.jobIds };
  // Without an error nothing was taken out of what was written, so it is whole.
  const config = isValid ? normalise(merged.written as WrittenConfig, surroundings) : null;
  return {
    config,
    diagnostics,
    get hash() {
      return hashOf();
    },
    files: watched,
    globs,
  };
}

function collectDiagnostics(
  files: readonly ShapedFile[],
  { files: parsed, problems: ofNames, ...inputs }: Inputs,
  findings: readonly FileFinding[],
): readonly Diagnostic[] {
  const isMisnamed = files.some((file) => file.findings.some(({ path, meant = path }) => meant[0] === 'env_file'));
  // What is not set may well be in an env file that could not be read; names of files were told when they were needed.
  const isNew = ({ code, path: at }: Problem): boolean =>
    !EARLY.includes(at?.[0]) && ((inputs.isEnvKnown && !isMisnamed) || code !== 'CONFIG_UNSET_VARIABLE');
  return files.flatMap((file, index) => {
    const { source, tree } = file;
    const own = [...file.findings, ...findings.flatMap((each) => (each.file === file ? [each.finding] : []))];
    const problems = [
      ...(parsed[index] === undefined ? [] : (ofNames.get(parsed[index]) ?? [])),
      ...file.problems.filter(isNew),
      ...(tree === null ? [] : own.map((finding) => toProblem(finding, tree, source.text))),
    ];
    return withoutRepeats(problems)
      .map((problem) => toDiagnostic(problem, source))
      .toSorted((a, b) => a.line - b.line || a.column - b.column);
  });
}

const EARLY: readonly unknown[] = ['env_file', 'include'];

async function findMissing(modules: readonly string[], files: FileReader): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  await Promise.all(
    [...new Set(modules)].map(async (module) => {
      if (!(await files.isFile(module))) missing.add(module);
    }),
  );
  return missing;
}
