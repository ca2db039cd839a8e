import type { Config } from './config.ts';
import { collectDiagnostics } from './collect-diagnostics.ts';
import type { Diagnostic } from './diagnostic/diagnostic.ts';
import { formatPath, type Path } from './diagnostic/path.ts';
import { LoadMemory, emptyMemory } from './load-memory.ts';
import { type FileFinding, mergeFiles } from './merge-files.ts';
import { splitModule } from './normalise/module-path.ts';
import { normalise, statePath } from './normalise/normalise.ts';
import { lazyHash } from './read/config-hash.ts';
import { diskFiles, type FileReader } from './read/read-file.ts';
import { type Inputs, readInputs } from './read-inputs.ts';
import type { SecretOrigin } from './read-secrets.ts';
import { collectSecrets } from './secret/collect-secrets.ts';
import { findMistakes } from './rules/check-rules.ts';
import { modulesOf } from './rules/written-parts.ts';
import { shapeFile, type ShapedFile } from './shape/shape-file.ts';
import type { WrittenConfig } from './written-config.ts';

/** Files, or directories of files; at least one. */
export type SchedulePaths = string | readonly [string, ...string[]];

export interface LoadOptions {
  /** The process environment: for `${NAME}`, where it wins over the env files. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: the disk. */
  readonly files?: FileReader;
  /** Should lint have its say? Default: no more than what the file itself makes an error, and nothing that another day would change. */
  readonly lint?: boolean;
}

/** What came of loading a schedule. */
export interface LoadResult {
  /** `null` exactly when a diagnostic is an error. */
  readonly config: Config | null;
  /** Every mistake, file by file, in the order of each. */
  readonly diagnostics: readonly Diagnostic[];
  /** SHA-256 (hex) over all that decides: contents of the files, and the variables used. Equal hash, equal result. */
  readonly hash: string;
  /**
   * Absolute paths of the files whose change or coming would change the result: schedules, env files, secrets, modules that are
   * missing.
   */
  readonly files: readonly string[];
  /** Where the secrets that the schedule declares were found. */
  readonly secrets: readonly SecretOrigin[];
  /** Glob patterns (absolute): what else they match would change it, too. */
  readonly globs: readonly string[];
  /** The files of the schedule as they were read: absolute paths, and no env files or secrets. */
  readonly schedules: readonly ReadSchedule[];
  /** Where the state is kept, as `Config` has it; with mistakes in the schedule, as far as it can be made out, else the default. */
  readonly state: string;
}

export interface ReadSchedule {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Loads a schedule: read, parse, replace variables, check the shape, merge the files, check the named rules, normalise.
 * Never rejects for what a user wrote or for a file that cannot be read: these are diagnostics, all of them at once.
 *
 * @param paths of the schedule: files, or directories for the `*.yaml` and `*.yml` in them; diagnostics name files as given. Whatever is
 *   relative in them is so to the folder of the first, but for the patterns of `include`.
 */
export async function loadConfig(paths: SchedulePaths, options: LoadOptions): Promise<LoadResult> {
  return load(paths, options, null);
}

/** Makes a `loadConfig` that remembers: loading a schedule again costs what has changed of it. The result is the same. */
export function createLoader(): typeof loadConfig {
  const memory = new LoadMemory();
  return (paths, options) => load(paths, options, memory);
}

async function load(
  paths: SchedulePaths,
  { env, files: reader = diskFiles, lint: isLintAsked = false }: LoadOptions,
  memory: LoadMemory | null,
): Promise<LoadResult> {
  const { inputs, files } = await readAndShape([paths].flat(), env, reader, memory);
  memory?.keepOnly(new Set(files.map(({ read }) => read.path)));
  const { directory, variables, globs } = inputs;
  const merged = mergeFiles(files, inputs.areAllRead);
  const pathOf = (module: string): string => splitModule(module, directory).path;
  const missingModules = await findMissing(
    [...modulesOf(merged.written)].map(({ module }) => pathOf(module)),
    reader,
  );
  const fileEnv = JSON.stringify(variables.fileEnv);
  // Of a file with mistakes something is missing, and what is found of the rest depends on what.
  const isSound = merged.isComplete && merged.broken.paths.length === 0;
  // What lint finds on its own account may be other at another moment.
  const known = (isSound && !isLintAsked ? memory : null)?.jobsWithin(merged.written, [fileEnv, directory]) ?? emptyMemory();
  const surroundings = {
    hasModule: (module: string) => !missingModules.has(pathOf(module)),
    textAt: (at: Path) => merged.originOf(at).file.syntax?.textAt(merged.originOf(at).path) ?? null,
    now: reader.now(),
    isLintAsked,
  };
  const mistakes = findMistakes(merged, surroundings, known.findings).map((finding): FileFinding => {
    const { file, path } = merged.originOf(finding.path);
    if (path === finding.path) return { file, finding };
    // A hook has another number among all of them.
    const message = finding.message.replace(formatPath(finding.path), formatPath(path));
    return { file, finding: { ...finding, path, message } };
  });
  const { values, origins, inClear } = inputs.secrets;
  const secrets = collectSecrets([...Object.values(values), ...inClear], [env, inputs.envFiles, values], merged.written);
  const lint = { written: merged.written.lint, isAsked: isLintAsked };
  const diagnostics = collectDiagnostics(files, inputs, [...merged.findings, ...mistakes], lint, secrets);

  const hashOf = lazyHash({ files: inputs.reads, ...variables.inputs(), missingModules: [...missingModules] });
  const watched = [...new Set([...inputs.reads.map(({ path }) => path), ...missingModules])];
  const isValid = diagnostics.every(({ severity }) => severity !== 'error');
  const { path } = files[0].read;
  const origin = { path, directory, hashOf, files: watched, fileEnv: variables.fileEnv, jobIds: merged.jobIds, secrets };
  // Without an error nothing was taken out of what was written, so it is whole.
  const config = isValid ? normalise(merged.written as WrittenConfig, origin, known.jobs) : null;
  return {
    config,
    diagnostics,
    get hash() {
      return hashOf();
    },
    files: watched,
    secrets: origins,
    globs,
    schedules: inputs.files.flatMap(({ read }) => (read.kind === 'read' ? [read] : [])),
    state: statePath(merged.written.runner?.state, directory),
  };
}

/** Reads again what cannot be made out by pieces: what it names may be other, seen as a whole. */
async function readAndShape(
  paths: readonly string[],
  env: LoadOptions['env'],
  reader: FileReader,
  memory: LoadMemory | null,
): Promise<{ inputs: Inputs; files: readonly [ShapedFile, ...ShapedFile[]] }> {
  const wholes = new Set<string>();
  for (;;) {
    const inputs = await readInputs(paths, env, reader, (path) => (wholes.has(path) ? null : (memory?.piecesOf(path) ?? null)));
    const shaped = inputs.files.map((file) => shapeFile(file, inputs.variables));
    const [first, ...others] = shaped.filter((file) => file !== null);
    if (first !== undefined && others.length === shaped.length - 1) return { inputs, files: [first, ...others] };
    for (const [index, { read }] of inputs.files.entries()) if (shaped[index] === null) wholes.add(read.path);
  }
}

async function findMissing(modules: readonly string[], files: FileReader): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  await Promise.all(
    [...new Set(modules)].map(async (module) => {
      if (!(await files.isFile(module))) missing.add(module);
    }),
  );
  return missing;
}
