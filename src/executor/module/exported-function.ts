type Callable = (...args: unknown[]) => unknown;

/** The function of a module that a command calls: the export named, else the default one or `run`; an object with a `run` will do. `null`: none. */
export function exportedFunction(exports: Readonly<Record<string, unknown>>, exportName: string | null): Callable | null {
  for (const name of wantedNames(exportName)) {
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
  const others = wantedNames(exportName).filter((name) => name in exports);
  const found = others.map((name) => `"${name}" is ${kindOf(exports[name])}`).join(', and ');
  return `module "${path}" exports ${wanted}${found === '' ? '' : ` (${found})`}; it exports: ${names}`;
}

function wantedNames(exportName: string | null): readonly string[] {
  return exportName === null ? ['default', 'run'] : [exportName];
}

function kindOf(exported: unknown): string {
  if (exported === null || exported === undefined) return String(exported);
  if (typeof exported === 'object') return Array.isArray(exported) ? 'an array' : 'an object without a function "run"';
  return `a ${typeof exported}`;
}

function hasRun(exported: unknown): exported is { run: Callable } {
  return typeof exported === 'object' && exported !== null && 'run' in exported && typeof exported.run === 'function';
}
