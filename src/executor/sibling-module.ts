/**
 * The URL of a module that starts a process or a thread: `.ts` in a checkout, `.js` where the package is built.
 *
 * @param from `import.meta.url` of a module in the same folder; all of them are in one where the package is built.
 */
export function siblingModule(name: 'executor-process' | 'module-worker' | 'module-process' | 'module-probe', from: string): URL {
  return new URL(`${name}.${from.endsWith('.ts') ? 'ts' : 'js'}`, from);
}
