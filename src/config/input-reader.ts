import { resolve } from 'node:path';
import type { DiagnosticCode } from './diagnostic/diagnostic-table.ts';
import { formatPath } from './diagnostic/path.ts';
import type { Problem } from './diagnostic/problem.ts';
import type { Lookup } from './parse/compose-config.ts';
import { type EarlyName, earlyNames } from './parse/early-names.ts';
import type { PieceMemory } from './parse/pieces.ts';
import { createScheduleFile, type ScheduleFile } from './parse/schedule-file.ts';
import { readEnvFile } from './read/env-files.ts';
import { type FileReader, type ReadFile, tryRead } from './read/read-file.ts';
import { findGiven, findIncluded } from './read/schedule-files.ts';

/** What is kept of the file at a path between two versions of it. */
export type MemoryOf = (path: string) => PieceMemory | null;

/** Reads the files that a schedule names, one after the other, and keeps what it finds: files that are missing are problems of those that name them. */
export class InputReader {
  readonly files: ScheduleFile[] = [];
  readonly reads: ReadFile[] = [];
  readonly globs: string[] = [];
  readonly problems: Map<ScheduleFile, Problem[]> = new Map();
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

  /** Those at `paths`, in this order, each before those that it includes. */
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
