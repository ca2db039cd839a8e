/** Entry of the process in which one module command with `isolation: process` runs. */
import { callModule, importModule, type ModuleCall, NEVER_SETTLED, stopError } from './call-module.ts';
import type { ReportedExit } from '../messages.ts';
import type { StopReason } from '../stop-order.ts';
import { describeThrown } from '../thrown.ts';

/** What the process is told: first what to call, then perhaps that it is to end. */
export type ModuleOrder =
  | { readonly kind: 'call'; readonly call: ModuleCall }
  | { readonly kind: 'stop'; readonly reason: StopReason };

const stopRequest = new AbortController();

process.on('message', (order: ModuleOrder) => {
  switch (order.kind) {
    case 'call':
      // From now on waiting for a stop request is no reason to stay: a function whose promise can never settle must end.
      process.channel?.unref();
      void callModule(order.call, stopRequest.signal, importModule).then(report);
      break;
    case 'stop':
      stopRequest.abort(stopError(order.reason));
      break;
    default:
      order satisfies never;
  }
});
process.once('beforeExit', () => report(NEVER_SETTLED));
process.once('uncaughtException', (error) => report(describeThrown(error)));
// The executor process is gone, and nobody is left to end this one.
process.once('disconnect', () => process.exit());

/** Whoever hears it ends this process. */
function report(exit: ReportedExit): void {
  process.send?.({ kind: 'ended', exit });
}
