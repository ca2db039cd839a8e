import { isScalar } from 'yaml';
import type { Problem } from '../diagnostic/problem.ts';
import { createSourceText, type SourceText } from '../diagnostic/source-text.ts';
import { decodeText } from '../read/decode-text.ts';
import type { ReadFile } from '../read/read-file.ts';
import { parseYaml, type YamlTree } from './parse-yaml.ts';

/** One file of a schedule, parsed. */
export interface ScheduleFile {
  readonly read: ReadFile;
  /** Named by another file's `include`: then it may hold jobs, pipelines and hooks only. */
  readonly isIncluded: boolean;
  /** What it says, under the name that diagnostics call it by. */
  readonly source: SourceText;
  /** `null` when there is none or it holds nothing: either is a problem. */
  readonly tree: YamlTree | null;
  readonly problems: readonly Problem[];
}

/**
 * Parses what was read. Never throws: a file that could not be read is a problem of its own.
 *
 * @param name to call it by in diagnostics.
 */
export function parseScheduleFile(read: ReadFile, name: string, isIncluded: boolean): ScheduleFile {
  const { text, tree, problems } = parse(read, name);
  return { read, isIncluded, source: createSourceText(name, text), tree, problems };
}

function parse(read: ReadFile, name: string): { text: string; tree: YamlTree | null; problems: readonly Problem[] } {
  const whole = { hint: null, range: null };
  if (read.kind === 'missing') {
    return { text: '', tree: null, problems: [{ code: 'CONFIG_FILE_NOT_FOUND', message: `there is no file ${name}`, ...whole }] };
  }
  if (read.kind === 'unreadable') {
    const message = `${name} cannot be read: ${read.reason}`;
    return { text: '', tree: null, problems: [{ code: 'CONFIG_FILE_UNREADABLE', message, ...whole }] };
  }
  const { text, problems } = decodeText(read.bytes);
  if (problems.length > 0) return { text, tree: null, problems };
  const parsed = parseYaml(text);
  if (parsed.tree === null || !isEmpty(parsed.tree)) return { text, ...parsed };
  return { text, tree: null, problems: [{ code: 'CONFIG_EMPTY', message: `${name} defines nothing`, ...whole }] };
}

function isEmpty({ root }: YamlTree): boolean {
  return root === null || (isScalar(root) && root.value === null);
}
