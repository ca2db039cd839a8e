import type { Terminal } from './command.ts';

/** A terminal sends its Ctrl-C to npm and to us, and npm passes it on: what comes so soon after the first is the same. */
const SAME_SIGNAL_MS = 100;

/** What an end signal says, as the beginning or the rest of a sentence. */
export function endInWords(signal: string): string {
  return signal === 'SIGPIPE' ? 'the reader of standard output has gone' : signal;
}

/**
 * Calls `onFirst` at the first SIGINT or SIGTERM, and `onLater` at each later one: not when only the reader of standard output goes, too,
 * as `tee` does at the same Ctrl-C. For the rest of the process: without a listener a
 * signal during its last moments would change how it ends.
 */
export function onEndSignals(terminal: Pick<Terminal, 'on'>, onFirst: (signal: string) => void, onLater: () => void): void {
  let firstAt: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    terminal.on(signal, (told) => {
      const now = performance.now();
      if (firstAt === null) {
        firstAt = now;
        onFirst(told);
      } else if (told !== 'SIGPIPE' && now - firstAt > SAME_SIGNAL_MS) {
        onLater();
      }
    });
  }
}
