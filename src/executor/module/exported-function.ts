type Callable = (...args: unknown[]) => unknown;

/** The function of a module that a command calls: the export named, else the default one or `run`; an object with a `run` will do. `null`: none. */
export function exportedFunction(exports: Readonly<Record<string, unknown>>, exportName: string | null): Callable | null {
  for (const name of exportName === null ? ['default', 'run'] : [exportName]) {
    const exported = exports[name];
    if (typeof exported === 'function') return exported as Callable;
    if (hasRun(exported)) return (...args) => exported.run(...args);
  }
  return null;
}

/** A sentence on a module without such a function. */
export function describeMissingExport(
  path: string,
  exportName: string | null,
  exports: Readonly<Record<string, unknown>>,
): string {
  const wanted = exportName === null ? 'neither a default function nor one named "run"' : `no function named "${exportName}"`;
  const names = Object.keys(exports).join(', ') || 'nothing';
  return `module "${path}" exports ${wanted}; it exports: ${names}`;
}

function hasRun(exported: unknown): exported is { run: Callable } {
  return typeof exported === 'object' && exported !== null && 'run' in exported && typeof exported.run === 'function';
}
