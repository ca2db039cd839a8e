import { createMask } from '../config/secret/mask.ts';
import type { Terminal } from './command.ts';

/** The terminal, on which these secrets are not shown. What is written at once is looked at as a whole. */
export function maskedTerminal(terminal: Terminal, secrets: readonly string[]): Terminal {
  const { hide } = createMask(secrets);
  const { stdout, stderr, env } = terminal;
  return {
    stdout: { write: (text) => stdout.write(hide(text)), isTTY: stdout.isTTY === true },
    stderr: { write: (text) => stderr.write(hide(text)) },
    env,
    cwd: () => terminal.cwd(),
    on: (signal, listener) => terminal.on(signal, listener),
  };
}
