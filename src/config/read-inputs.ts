import { dirname, resolve } from 'node:path';
import type { DiagnosticCode } from './diagnostic/diagnostic-table.ts';
import { formatPath } from './diagnostic/path.ts';
import type { Problem } from './diagnostic/problem.ts';
import { type EarlyName, earlyNames } from './parse/early-names.ts';
import type { Lookup } from './parse/compose-config.ts';
import type { PieceMemory } from './parse/pieces.ts';
import { createScheduleFile, type ScheduleFile } from './parse/schedule-file.ts';
import { parseEnvFiles, readEnvFile } from './read/env-files.ts';
import { readSecrets, type Secrets } from './read-secrets.ts';
import { type FileReader, type ReadFile, tryRead } from './read/read-file.ts';
import { findGiven, findIncluded } from './read/schedule-files.ts';
import { createVariables, type Variables } from './read/variables.ts';

/** What is kept of the file at a path between two versions of it. */
export type MemoryOf = (path: string) => PieceMemory | null;

/** All that is read before anything is made of it. */
export interface Inputs {
  /** Those given, in this order, each before those that it includes; never none. */
  readonly files: readonly [ScheduleFile, ...ScheduleFile[]];
  /** Absolute: the folder of the first file. */
  readonly directory: string;
  /** Secrets, process environment and env files. */
  readonly variables: Variables;
  readonly secrets: Secrets;
  /** What the env files set, whatever else does. */
  readonly envFiles: Readonly<Record<string, string>>;
  /** Whether all env files and secrets are known: else a variable that seems to be missing may be one of theirs. */
  readonly isEnvKnown: boolean;
  /** Whether every file of the schedule that is named could be read, those that are included too. */
  readonly areAllRead: boolean;
  /** Everything that was read, or could not be. */
  readonly reads: readonly ReadFile[];
  /** Glob patterns (absolute) that found files. */
  readonly globs: readonly string[];
  /** What is wrong with the names of files, by the file that names them. */
  readonly problems: ReadonlyMap<ScheduleFile, readonly Problem[]>;
}

/**
 * Reads the files of a schedule, those that they include, the env files and the secrets. Never rejects for what the disk says: a
 * file that is missing is a problem.
 *
 * @param paths files or directories, at least one.
 */
export async function readInputs(
  paths: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  reader: FileReader,
  memoryOf: MemoryOf,
): Promise<Inputs> {
  const inputs = new InputReader(reader, createVariables(env, {}).lookup, memoryOf);
  await inputs.readGiven(paths);
  const [first, ...others] = inputs.files;
  if (first === undefined) throw new Error('no path of a schedule was given');
  const directory = dirname(first.read.path);
  const envFiles = parseEnvFiles(await inputs.readEnvFiles(directory));
  const variables = createVariables(env, envFiles);
  const { lookup } = variables;
  const secrets = await readSecrets(inputs.files, { directory, lookup, isEnvKnown: inputs.isEnvKnown, reader });
  for (const [file, problems] of secrets.problems) inputs.report(file, problems);
  return {
    files: [first, ...others],
    directory,
    variables: variables.withSecrets(secrets.values),
    secrets,
    envFiles,
    isEnvKnown: inputs.isEnvKnown && secrets.areKnown,
    areAllRead: inputs.areAllRead,
    reads: [...inputs.reads, ...secrets.reads],
    globs: inputs.globs,
    problems: inputs.problems,
  };
}

class InputReader {
  readonly files: ScheduleFile[] = [];
  readonly reads: ReadFile[] = [];
  readonly globs: string[] = [];
  readonly problems = new Map<ScheduleFile, Problem[]>();
  isEnvKnown = true;
  areAllRead = true;
  readonly #reader: FileReader;
  readonly #lookup: Lookup;
  readonly #memoryOf: MemoryOf;

  constructor(reader: FileReader, lookup: Lookup, memoryOf: MemoryOf) {
    this.#reader = reader;
    this.#lookup = lookup;
    this.#memoryOf = memoryOf;
  }

  async readGiven(paths: readonly string[]): Promise<void> {
    const { files, globs } = await findGiven(paths, this.#reader);
    this.globs.push(...globs);
    // Known before anything is included: a pattern may match the file it stands in.
    const known = new Set(files.map(({ path }) => path));
    for (const { path, name } of files) {
      const file = createScheduleFile(await this.#read(path), name, false, this.#memoryOf(path));
      this.files.push(file);
      for (const include of this.#namesIn(file, 'include')) await this.#include(include, file, known);
    }
  }

  /** The env files of all files, in this order. */
  async readEnvFiles(directory: string): Promise<readonly ReadFile[]> {
    const found: ReadFile[] = [];
    for (const file of this.files) {
      for (const entry of file.isIncluded ? [] : this.#namesIn(file, 'env_file')) {
        const isOptional = entry.name.endsWith('?');
        const read = await readEnvFile(this.#reader, resolve(directory, isOptional ? entry.name.slice(0, -1) : entry.name));
        this.reads.push(read);
        found.push(read);
        if (read.kind === 'read' || (isOptional && read.kind === 'missing')) continue;
        this.isEnvKnown = false;
        this.#reportName(
          file,
          entry,
          read.kind === 'missing' ? 'CONFIG_ENV_FILE_NOT_FOUND' : 'CONFIG_ENV_FILE_UNREADABLE',
          whyNot(read),
        );
      }
    }
    return found;
  }

  async #include(include: EarlyName, from: ScheduleFile, known: Set<string>): Promise<void> {
    const { files, globs, unread } = await findIncluded(
      include.name,
      { path: from.read.path, name: from.source.file },
      this.#reader,
    );
    this.globs.push(...globs);
    if (unread !== null) {
      this.reads.push(unread);
      this.areAllRead = false;
      this.#reportName(from, include, 'CONFIG_INCLUDE_NOT_FOUND', `looks into a folder that ${whyNot(unread)}`);
    } else if (files.length === 0) this.#reportName(from, include, 'CONFIG_INCLUDE_EMPTY', 'matches no file');
    for (const { path, name } of files) {
      if (known.has(path)) continue;
      known.add(path);
      const read = await this.#read(path);
      if (read.kind === 'read') {
        this.files.push(createScheduleFile(read, name, true, this.#memoryOf(path)));
        continue;
      }
      this.areAllRead = false;
      const what = globs.length > 0 ? `matches ${name}, but that ${whyNot(read)}` : whyNot(read);
      this.#reportName(from, include, 'CONFIG_INCLUDE_NOT_FOUND', what);
    }
  }

  async #read(path: string): Promise<ReadFile> {
    const read = await tryRead(this.#reader, path);
    this.reads.push(read);
    return read;
  }

  #namesIn(file: ScheduleFile, key: 'env_file' | 'include'): readonly EarlyName[] {
    const { names, problems } = earlyNames(file, key, this.#lookup);
    if (problems.length > 0) this[key === 'env_file' ? 'isEnvKnown' : 'areAllRead'] = false;
    this.report(file, problems);
    return names;
  }

  report(file: ScheduleFile, problems: readonly Problem[]): void {
    this.problems.set(file, [...(this.problems.get(file) ?? []), ...problems]);
  }

  #reportName(file: ScheduleFile, { name, path }: EarlyName, code: DiagnosticCode, what: string): void {
    const message = `${formatPath(path)} names "${name}", which ${what}`;
    const problem = file.whole().syntax?.toProblem({ code, message, path });
    if (problem !== undefined) this.report(file, [problem]);
  }
}

function whyNot(read: ReadFile): string {
  return read.kind === 'unreadable' ? `cannot be read: ${read.reason}` : 'does not exist';
}
