import type { Terminal } from '../../src/cli/command.ts';
import { main } from '../../src/cli/main.ts';

export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process. */
export async function volnux(
  args: readonly string[],
  { env = {}, cwd = '/' }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<Answer> {
  let [stdout, stderr] = ['', ''];
  const terminal: Terminal = {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env,
    cwd: () => cwd,
    on: () => {},
  };
  const code = await main(args, terminal);
  return { code, stdout, stderr };
}
