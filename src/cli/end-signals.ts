import type { Terminal } from './command.ts';

/** A terminal sends its Ctrl-C to npm and to us, and npm passes it on: what comes so soon after the first is the same. */
const SAME_SIGNAL_MS = 100;

/**
 * Calls `onFirst` at the first SIGINT or SIGTERM, and `onLater` at each later one. Answers with what takes the listeners away.
 */
export function onEndSignals(
  terminal: Pick<Terminal, 'on' | 'off'>,
  onFirst: (signal: string) => void,
  onLater: () => void,
): () => void {
  let firstAt: number | null = null;
  const listeners = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    function listener(): void {
      const now = performance.now();
      if (firstAt === null) {
        firstAt = now;
        onFirst(signal);
      } else if (now - firstAt > SAME_SIGNAL_MS) {
        onLater();
      }
    }
    terminal.on(signal, listener);
    return () => terminal.off(signal, listener);
  });
  return () => {
    for (const remove of listeners) remove();
  };
}
