import { createHash } from 'node:crypto';
import type { ReadFile } from './read-file.ts';

/** Everything that decides what a schedule means. */
export interface ConfigInputs {
  /** The files of the schedule, its env files and secrets. */
  readonly files: readonly ReadFile[];
  /** Variables of the process environment that were asked for, with their values. */
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** Names that env files set and the process environment has too. */
  readonly shadowed: readonly string[];
  /** Modules (absolute paths) that are no file. */
  readonly missingModules: readonly string[];
}

/** SHA-256 (hex): equal inputs, equal result of loading. Paths and time stamps of what could be read do not count. */
export function hashInputs({ files, variables, shadowed, missingModules }: ConfigInputs): string {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(JSON.stringify(file.kind === 'read' ? [file.kind, file.bytes.length] : file));
    if (file.kind === 'read') hash.update(file.bytes);
  }
  hash.update(JSON.stringify([[...variables].toSorted(byName), shadowed.toSorted(), missingModules.toSorted()]));
  return hash.digest('hex');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
