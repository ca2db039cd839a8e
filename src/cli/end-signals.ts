import type { Terminal } from './command.ts';

/** A terminal sends its Ctrl-C to npm and to us, and npm passes it on: what comes so soon after the first is the same. */
const SAME_SIGNAL_MS = 100;

/**
 * Calls `onFirst` at the first SIGINT or SIGTERM, and `onLater` at each later one. For the rest of the process: without a listener a
 * signal during its last moments would change how it ends.
 */
export function onEndSignals(terminal: Pick<Terminal, 'on'>, onFirst: (signal: string) => void, onLater: () => void): void {
  let firstAt: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    terminal.on(signal, () => {
      const now = performance.now();
      if (firstAt === null) {
        firstAt = now;
        onFirst(signal);
      } else if (now - firstAt > SAME_SIGNAL_MS) {
        onLater();
      }
    });
  }
}
