import { dirname, resolve } from 'node:path';
import { isScalar } from 'yaml';
import { findMistakes, shapeConfig, type ShapedConfig } from './check-config.ts';
import { composeConfig } from './parse/compose-config.ts';
import { hashInputs } from './read/config-hash.ts';
import type { Config } from './config.ts';
import { decodeText } from './read/decode-text.ts';
import { type Diagnostic, toDiagnostic } from './diagnostic/diagnostic.ts';
import { type EnvFileEntry, envFilesOf, parseEnvFiles, readEnvFile } from './read/env-files.ts';
import { diskFiles, type FileReader, type ReadFile, tryRead } from './read/read-file.ts';
import type { Finding } from './diagnostic/finding.ts';
import { splitModule } from './normalise/module-path.ts';
import { normalise } from './normalise/normalise.ts';
import { keysAt } from './parse/locate.ts';
import { toProblem } from './parse/locate-finding.ts';
import { parseYaml, type YamlTree } from './parse/parse-yaml.ts';
import { formatPath } from './diagnostic/path.ts';
import { type Problem, withoutRepeats } from './diagnostic/problem.ts';
import { createSourceText } from './diagnostic/source-text.ts';
import { createVariables } from './read/variables.ts';
import type { WrittenConfig } from './written-config.ts';
import { modulesOf } from './rules/written-parts.ts';

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
  /** Every mistake in the file, in its order. */
  readonly diagnostics: readonly Diagnostic[];
  /** SHA-256 (hex) over all that decides: contents of the files, and the variables used. Equal hash, equal result. */
  readonly hash: string;
  /** Absolute paths of the files whose change or coming would change the result: schedule, env files, modules that are missing. */
  readonly files: readonly string[];
}

/**
 * Loads a schedule: read, parse, replace variables, check the shape, check the named rules, normalise.
 * Never rejects for what a user wrote or for a file that cannot be read: these are diagnostics, all of them at once.
 *
 * @param path of the schedule file; diagnostics name it as given.
 */
export async function loadConfig(path: string, { env, files = diskFiles }: LoadOptions): Promise<LoadResult> {
  const absolute = resolve(path);
  const directory = dirname(absolute);
  const schedule = await tryRead(files, absolute);
  const { text, tree, problems } = parseSchedule(schedule, path);
  const source = createSourceText(path, text);

  const { entries, problems: nameProblems } =
    tree === null ? NO_ENV_FILES : envFilesOf(tree, source, createVariables(env, {}).lookup);
  const envFiles = await Promise.all(entries.map(({ name }) => readEnvFile(files, resolve(directory, name))));
  const variables = createVariables(env, parseEnvFiles(envFiles));

  let found = [...problems, ...nameProblems];
  let shaped: ShapedConfig | null = null;
  let missingModules: ReadonlySet<string> = new Set();
  if (tree !== null) {
    shaped = shapeConfig(composeConfig(tree, source, variables.lookup));
    const modules = [...modulesOf(shaped.written)].map(({ module }) => splitModule(module, directory).path);
    missingModules = await findMissing(modules, files);
    const unread = envFileFindings(entries, envFiles);
    const isMisnamed = shaped.findings.some(({ path: at, meant = at }) => meant[0] === 'env_file');
    const isEnvKnown = !isMisnamed && unread.length === 0 && nameProblems.length === 0;
    const findings = [
      ...unread,
      ...shaped.findings,
      ...findMistakes(shaped, (module) => !missingModules.has(splitModule(module, directory).path)),
    ];
    // Those of `env_file` are known already; and what is not set may well be in the env file that could not be read.
    const isNew = ({ code, path: at }: Problem): boolean =>
      at?.[0] !== 'env_file' && (isEnvKnown || code !== 'CONFIG_UNSET_VARIABLE');
    found = [...found, ...shaped.problems.filter(isNew), ...findings.map((finding) => toProblem(finding, tree, text))];
  }

  const diagnostics = withoutRepeats(found)
    .map((problem) => toDiagnostic(problem, source))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
  const decisive = [schedule, ...envFiles];
  const hash = hashInputs({ files: decisive, ...variables.inputs(), missingModules: [...missingModules] });
  const watched = [...new Set([...decisive.map((file) => file.path), ...missingModules])];
  const isValid = diagnostics.every(({ severity }) => severity !== 'error');
  const jobIds = tree === null ? [] : keysAt(tree, ['jobs']);
  const surroundings = { path: absolute, hash, files: watched, fileEnv: variables.fileEnv, jobIds };
  // Without an error nothing was taken out of what was written, so it is whole.
  const config = isValid && shaped !== null ? normalise(shaped.written as WrittenConfig, surroundings) : null;
  return { config, diagnostics, hash, files: watched };
}

const NO_ENV_FILES = { entries: [], problems: [] };

interface ParsedSchedule {
  readonly text: string;
  readonly tree: YamlTree | null;
  readonly problems: readonly Problem[];
}

/** The syntax tree of what was read; `null` when there is none or it holds nothing, which is a problem each time. */
function parseSchedule(schedule: ReadFile, path: string): ParsedSchedule {
  const whole = { hint: null, range: null };
  if (schedule.kind === 'missing') {
    return { text: '', tree: null, problems: [{ code: 'CONFIG_FILE_NOT_FOUND', message: `there is no file ${path}`, ...whole }] };
  }
  if (schedule.kind === 'unreadable') {
    return {
      text: '',
      tree: null,
      problems: [{ code: 'CONFIG_FILE_UNREADABLE', message: `${path} cannot be read: ${schedule.reason}`, ...whole }],
    };
  }
  const { text, problems } = decodeText(schedule.bytes);
  if (problems.length > 0) return { text, tree: null, problems };
  const parsed = parseYaml(text);
  if (parsed.tree === null || !isEmpty(parsed.tree)) return { text, ...parsed };
  return { text, tree: null, problems: [{ code: 'CONFIG_EMPTY', message: `${path} defines nothing`, ...whole }] };
}

function isEmpty({ root }: YamlTree): boolean {
  return root === null || (isScalar(root) && root.value === null);
}

function envFileFindings(entries: readonly EnvFileEntry[], envFiles: readonly ReadFile[]): readonly Finding[] {
  return entries.flatMap(({ name, path }, index): Finding[] => {
    const file = envFiles[index];
    const subject = `${formatPath(path)} names "${name}"`;
    switch (file?.kind) {
      case 'missing':
        return [{ code: 'CONFIG_ENV_FILE_NOT_FOUND', message: `${subject}, which does not exist`, path }];
      case 'unreadable':
        return [{ code: 'CONFIG_ENV_FILE_UNREADABLE', message: `${subject}, which cannot be read: ${file.reason}`, path }];
      default:
        return [];
    }
  });
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
