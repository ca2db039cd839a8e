import type { Command, CommandAction, Execution, Executor, Exit } from '../../src/executor/executor.ts';
import { linesOf } from '../../src/executor/lines-of.ts';

export const PROGRAMS: string = new URL('../fixtures/programs', import.meta.url).pathname;

/** A command in the folder of the test programs. */
function commandFor(action: CommandAction, more: Partial<Command> = {}): Command {
  return { action, env: {}, passEnv: ['*'], cwd: PROGRAMS, timeoutMs: null, killGraceMs: 10_000, ...more };
}

export const shell = (script: string): CommandAction => ({ kind: 'shell', script });
export const node = (...args: string[]): CommandAction => ({ kind: 'argv', argv: [process.execPath, ...args] });
export const moduleAction = (file: string, more: Partial<Extract<CommandAction, { kind: 'module' }>> = {}): CommandAction => ({
  kind: 'module',
  path: `${PROGRAMS}/${file}`,
  exportName: null,
  args: [],
  context: {},
  ...more,
});

export interface Watched extends Execution {
  readonly stdout: string[];
  readonly stderr: string[];
  /** The first line of standard output. */
  readonly firstLine: Promise<string>;
}

/** Starts a command and keeps its output; `onLine` is what the runner does with each line. */
export function watch(
  executor: Executor,
  action: CommandAction,
  more: Partial<Command> = {},
  onLine: () => void = () => {},
): Watched {
  const lines = { stdout: [] as string[], stderr: [] as string[] };
  const { promise: firstLine, resolve } = Promise.withResolvers<string>();
  const execution = executor.start(commandFor(action, more), (stream, text) => {
    for (const line of linesOf(text)) {
      lines[stream].push(line);
      onLine();
      if (stream === 'stdout') resolve(line);
    }
  });
  return { ...lines, firstLine, ended: execution.ended, cancel: (options) => execution.cancel(options) };
}

/** Runs a command to its end. */
export async function run(
  executor: Executor,
  action: CommandAction,
  more: Partial<Command> = {},
): Promise<{ exit: Exit; stdout: string[]; stderr: string[] }> {
  const { ended, stdout, stderr } = watch(executor, action, more);
  return { exit: await ended, stdout, stderr };
}
