/** Entry of the process that imports one module to see whether it could be called. It calls nothing. */
import { pathToFileURL } from 'node:url';
import { describeThrow } from '../describe-exit.ts';
import { describeMissingExport, exportedFunction } from './exported-function.ts';
import { describeThrown } from '../thrown.ts';

export interface ProbeReport {
  readonly kind: 'probed';
  /** Why the module cannot be called; `null`: it can. */
  readonly fault: string | null;
}

const [path = '', exportName = null] = process.argv.slice(2);
// A module that rejects while it is loaded, and catches that, is none of our business; one that does not has failed.
process.once('uncaughtException', (error) => report(describeThrow(describeThrown(error))));
report(await importFault());

async function importFault(): Promise<string | null> {
  try {
    const exports = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    return exportedFunction(exports, exportName) === null ? describeMissingExport(path, exportName, exports) : null;
  } catch (thrown) {
    return describeThrow(describeThrown(thrown));
  }
}

/** Then it may end, whatever the module has left open. */
function report(fault: string | null): void {
  process.send?.({ kind: 'probed', fault } satisfies ProbeReport, () => process.exit());
}
