/** Where a value is in the file: keys of maps and indexes of lists, from the top. */
export type Path = readonly (string | number)[];

/** A path as people read it: `jobs.backup.steps[1].run`; `the file` for the top. */
export function formatPath(path: Path): string {
  if (path.length === 0) return 'the file';
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}
