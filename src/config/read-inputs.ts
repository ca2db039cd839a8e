import { dirname } from 'node:path';
import type { Problem } from './diagnostic/problem.ts';
import { InputReader, type MemoryOf } from './input-reader.ts';
import type { ScheduleFile } from './parse/schedule-file.ts';
import { parseEnvFiles } from './read/env-files.ts';
import { readSecrets, type Secrets } from './read-secrets.ts';
import type { FileReader, ReadFile } from './read/read-file.ts';
import { createVariables, type Variables } from './read/variables.ts';

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
