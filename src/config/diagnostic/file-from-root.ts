import { isAbsolute, relative, resolve, sep } from 'node:path';

/** From where the paths of diagnostics are seen. Both are absolute. */
export interface Viewpoint {
  /** What the paths are relative to, as they were given. */
  readonly cwd: string;
  /** The root of the checkout: services that show annotations know files by their path from there. */
  readonly root: string;
}

/** The path of a file from the root, with `/` between its parts; `null` for a file that is not below the root. */
export function fileFromRoot(file: string, { cwd, root }: Viewpoint): string | null {
  const parts = relative(root, resolve(cwd, file)).split(sep);
  return parts[0] === '..' || isAbsolute(parts.join(sep)) ? null : parts.join('/');
}
