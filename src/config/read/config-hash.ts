import type * as Crypto from 'node:crypto';
import { createRequire } from 'node:module';
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

/**
 * SHA-256 (hex): equal inputs, equal result of loading. Paths and time stamps of what could be read do not count. Worked out when it is asked
 * for: the cryptography of Node takes as long to load as a small schedule, and who only checks one needs no hash.
 */
export function lazyHash(inputs: ConfigInputs): () => string {
  let known: { hash: string } | { inputs: ConfigInputs } = { inputs };
  return () => {
    // The files are let go of.
    if ('inputs' in known) known = { hash: hashInputs(known.inputs) };
    return known.hash;
  };
}

const require = createRequire(import.meta.url);

function hashInputs({ files, variables, shadowed, missingModules }: ConfigInputs): string {
  const { createHash } = require('node:crypto') as typeof Crypto;
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
