import { isScalar } from 'yaml';
import type { Problem } from '../diagnostic/problem.ts';
import { createSourceText, type SourceText } from '../diagnostic/source-text.ts';
import { decodeText } from '../read/decode-text.ts';
import type { ReadFile } from '../read/read-file.ts';
import type { Composition, Lookup } from './compose-config.ts';
import { parseYaml, type YamlTree } from './parse-yaml.ts';
import type { Lookups, PiecedFile, PieceMemory } from './pieces.ts';
import { WholeSyntax } from './syntax.ts';

/** One file of a schedule. */
export interface ScheduleFile {
  readonly read: ReadFile;
  /** Named by another file's `include`: then it may hold jobs, pipelines and hooks only. */
  readonly isIncluded: boolean;
  /** What it says, under the name that diagnostics call it by. */
  readonly source: SourceText;
  /** Makes it out by pieces, of which those that stand unchanged cost nothing; `null`: it is looked at as a whole only. */
  readonly pieced: ((lookups: Lookups, isSound: (value: unknown) => boolean) => PiecedFile | null) | null;
  /** The value of a key at the top, with what was wrong with it; `null` when the key is not there. */
  readonly composeKey: (key: string, lookup: Lookup) => Composition | null;
  /** The file parsed as a whole, once; `syntax` is `null` where there is nothing to look at, which is a problem each time. */
  readonly whole: () => { readonly syntax: WholeSyntax | null; readonly problems: readonly Problem[] };
}

/**
 * A file of which this was read. Never throws: one that could not be read is a problem of its own.
 *
 * @param name to call it by in diagnostics.
 * @param pieces what is kept between two versions of the file; `null`: nothing.
 */
export function createScheduleFile(read: ReadFile, name: string, isIncluded: boolean, pieces: PieceMemory | null): ScheduleFile {
  const { text, problems } = textOf(read, name);
  const source = createSourceText(name, text);
  let parsed: ReturnType<ScheduleFile['whole']> | null = null;
  const whole = (): ReturnType<ScheduleFile['whole']> =>
    (parsed ??= problems.length > 0 ? { syntax: null, problems } : parse(source));
  const memory = problems.length > 0 ? null : pieces;
  return {
    read,
    isIncluded,
    source,
    pieced: memory && ((lookups, isSound) => memory.read(text, lookups, isSound)),
    composeKey: (key, lookup) => {
      const found = memory?.findKey(text, key, lookup);
      return found === undefined ? (whole().syntax?.composeKey(key, lookup) ?? null) : found;
    },
    whole,
  };
}

function textOf(read: ReadFile, name: string): { text: string; problems: readonly Problem[] } {
  switch (read.kind) {
    case 'missing':
      return { text: '', problems: [{ code: 'CONFIG_FILE_NOT_FOUND', message: `there is no file ${name}`, ...NOWHERE }] };
    case 'unreadable': {
      const message = `${name} cannot be read: ${read.reason}`;
      return { text: '', problems: [{ code: 'CONFIG_FILE_UNREADABLE', message, ...NOWHERE }] };
    }
    case 'read':
      return decodeText(read.bytes);
  }
}

function parse(source: SourceText): ReturnType<ScheduleFile['whole']> {
  const { tree, problems } = parseYaml(source.text);
  if (tree === null || !isEmpty(tree)) return { syntax: tree && new WholeSyntax(tree, source), problems };
  const message = `${source.file} defines nothing`;
  return { syntax: null, problems: [{ code: 'CONFIG_EMPTY', message, ...NOWHERE }] };
}

const NOWHERE = { hint: null, range: null };

function isEmpty({ root }: YamlTree): boolean {
  return root === null || (isScalar(root) && root.value === null);
}
