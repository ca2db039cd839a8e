import { resolve } from 'node:path';
import type { Finding } from './diagnostic/finding.ts';
import { formatPath } from './diagnostic/path.ts';
import type { Problem } from './diagnostic/problem.ts';
import type { Lookup } from './parse/compose-config.ts';
import { type EarlySecret, earlySecrets } from './parse/early-secrets.ts';
import type { ScheduleFile } from './parse/schedule-file.ts';
import type { FileReader, ReadFile } from './read/read-file.ts';
import { readSecretFile, secretIn } from './read/secret-files.ts';
import { isLongEnough } from './secret/collect-secrets.ts';

/** Where a secret was found. Not what it is. */
export interface SecretOrigin {
  /** The one that the schedule gives it. */
  readonly name: string;
  readonly kind: 'env' | 'file';
  /** The variable, or the path as written. */
  readonly source: string;
}

/** What became of the secrets that a schedule declares. */
export interface Secrets {
  readonly values: Readonly<Record<string, string>>;
  /** Where each of these comes from. */
  readonly origins: readonly SecretOrigin[];
  /** Declared, and not to be had: told already, so that a `${NAME}` need not tell it again. */
  readonly missing: ReadonlySet<string>;
  /** Texts that stand where a secret is declared. */
  readonly inClear: readonly string[];
  /** Whether it can be known which secrets there are. */
  readonly areKnown: boolean;
  readonly reads: readonly ReadFile[];
  readonly problems: ReadonlyMap<ScheduleFile, readonly Problem[]>;
}

export interface SecretSources {
  /** Absolute: what the paths of secrets are relative to. */
  readonly directory: string;
  /** A variable of the process environment or the env files. */
  readonly lookup: Lookup;
  /** Whether every env file could be read: else a variable that seems to be missing may be set there. */
  readonly isEnvKnown: boolean;
  readonly reader: FileReader;
}

/**
 * Reads the secrets of a schedule. Never rejects for what the disk says: a secret that is missing is a problem. Of two of a name
 * the first counts.
 */
export async function readSecrets(schedules: readonly ScheduleFile[], sources: SecretSources): Promise<Secrets> {
  const values: Record<string, string> = {};
  const origins: SecretOrigin[] = [];
  const missing = new Set<string>();
  const inClear: string[] = [];
  const reads: ReadFile[] = [];
  const problems = new Map<ScheduleFile, Problem[]>();
  let areKnown = true;
  for (const schedule of schedules) {
    const early = earlySecrets(schedule, sources.lookup);
    // That a file which is included has any is told elsewhere, and nothing else of them.
    const toTell = early.problems.filter(
      ({ code }) => !schedule.isIncluded && (sources.isEnvKnown || code !== 'CONFIG_UNSET_VARIABLE'),
    );
    problems.set(schedule, toTell);
    inClear.push(...early.inClear);
    areKnown &&= early.isKnown;
    for (const secret of early.secrets) {
      const found = schedule.isIncluded ? NOWHERE : await read(secret, sources);
      if (found.file !== null) reads.push(found.file);
      if (found.value === null) missing.add(secret.name);
      else if (!Object.hasOwn(values, secret.name)) {
        values[secret.name] = found.value;
        if (secret.source !== null) origins.push({ name: secret.name, kind: secret.source.kind, source: secret.source.name });
      }
      const problem = found.finding === null ? undefined : schedule.whole().syntax?.toProblem(found.finding);
      if (problem !== undefined) toTell.push(problem);
    }
  }
  return { values, origins, missing, inClear, areKnown, reads, problems };
}

interface Found {
  readonly value: string | null;
  readonly file: ReadFile | null;
  readonly finding: Finding | null;
}

const NOWHERE: Found = { value: null, file: null, finding: null };

async function read({ name, source }: EarlySecret, sources: SecretSources): Promise<Found> {
  if (source === null) return NOWHERE;
  const { kind, path } = source;
  const written = formatPath(path);
  if (kind === 'env') {
    const value = sources.lookup(source.name);
    if (value) return { value, file: null, finding: shortness(name, value, path) };
    if (!sources.isEnvKnown) return NOWHERE;
    const what = value === undefined ? 'is not set' : 'is empty';
    const message = `${written} names the variable "${source.name}", which ${what}`;
    const hint = 'set it in the environment or an env file';
    return { ...NOWHERE, finding: { code: 'CONFIG_SECRET_NOT_FOUND', message, hint, path } };
  }
  const file = await readSecretFile(sources.reader, resolve(sources.directory, source.name));
  const value = file.kind === 'read' ? secretIn(file.bytes) : '';
  if (value !== '') return { value, file, finding: shortness(name, value, path) };
  const code = file.kind === 'unreadable' ? 'CONFIG_SECRET_UNREADABLE' : 'CONFIG_SECRET_NOT_FOUND';
  return { value: null, file, finding: { code, message: `${written} names "${source.name}", which ${whyNot(file)}`, path } };
}

function whyNot(file: ReadFile): string {
  if (file.kind === 'read') return 'is empty';
  return file.kind === 'missing' ? 'does not exist' : `cannot be read: ${file.reason}`;
}

function shortness(name: string, value: string, path: Finding['path']): Finding | null {
  if (isLongEnough(value)) return null;
  return { code: 'CONFIG_SECRET_TOO_SHORT', message: `the secret ${name} is too short to be masked`, path };
}
