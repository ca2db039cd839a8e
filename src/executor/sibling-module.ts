/** The URL of an entry module of this folder: `.ts` in a checkout, `.js` where the package is built. */
export function siblingModule(name: 'executor-process' | 'module-worker' | 'module-process' | 'module-probe'): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`${name}.${extension}`, import.meta.url);
}
