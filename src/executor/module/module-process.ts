/** Entry of the process in which one module command with `isolation: process` runs. */
import { callModule, importModule, type ModuleCall, stopError } from './call-module.ts';
import type { ReportedExit } from '../messages.ts';
import type { StopReason } from '../stop-order.ts';
import { describeThrown } from '../thrown.ts';
import { neverSettled } from './without-return.ts';

/** What the process is told: first what to call, then perhaps that it is to end. */
export type ModuleOrder =
  | { readonly kind: 'call'; readonly call: ModuleCall }
  | { readonly kind: 'stop'; readonly reason: StopReason };

/** What it says: that the module is there and its function is called, and how that ended. */
export type ModuleReport = { readonly kind: 'loaded' } | { readonly kind: 'ended'; readonly exit: ReportedExit };

const stopRequest = new AbortController();
let isLoaded = false;

process.on('message', (order: ModuleOrder) => {
  switch (order.kind) {
    case 'call':
      // From now on waiting for a stop request is no reason to stay: a function whose promise can never settle must end.
      process.channel?.unref();
      void callModule(order.call, stopRequest.signal, load).then(reportEnd);
      break;
    case 'stop':
      stopRequest.abort(stopError(order.reason));
      break;
    default:
      order satisfies never;
  }
});
process.once('beforeExit', () => reportEnd(neverSettled(isLoaded)));
process.once('uncaughtException', (error) => reportEnd(describeThrown(error)));
// Asked to end, the module has its grace, be it that it looks at its `signal` or that it listens here.
process.on('SIGTERM', () => {});
// The executor process is gone, and nobody is left to end this one.
process.once('disconnect', () => process.exit());

async function load(url: string): ReturnType<typeof importModule> {
  const exports = await importModule(url);
  isLoaded = true;
  report({ kind: 'loaded' });
  return exports;
}

/** Whoever hears it ends this process. */
function reportEnd(exit: ReportedExit): void {
  report({ kind: 'ended', exit });
}

function report(message: ModuleReport): void {
  process.send?.(message);
}
