import { WriteStream } from 'node:tty';
import type { Terminal } from '../../src/cli/command.ts';
import { main } from '../../src/cli/main.ts';

export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a terminal says of its colours: it goes by the environment that it is handed. */
const COLOURS: Pick<Terminal['stdout'], 'hasColors'> = {
  hasColors: (env) => WriteStream.prototype.getColorDepth(env) > 1,
};

/** Runs a command line in this process. */
export async function volnux(
  args: readonly string[],
  { env = {}, cwd = '/', isTTY = false }: { env?: Record<string, string>; cwd?: string; isTTY?: boolean } = {},
): Promise<Answer> {
  let [stdout, stderr] = ['', ''];
  const terminal: Terminal = {
    stdout: { write: (text) => (stdout += text), ...(isTTY && COLOURS) },
    stderr: { write: (text) => (stderr += text) },
    env,
    cwd: () => cwd,
    on: () => {},
  };
  const code = await main(args, terminal);
  return { code, stdout, stderr };
}
