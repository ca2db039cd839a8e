import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';

export const ROOT: string = new URL('../..', import.meta.url).pathname;
const BIN = join(ROOT, 'src/cli/bin.ts');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Settings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The program, with its arguments, that is to start it. */
  readonly through?: readonly string[];
}

/** Runs `volnux ARGS` to its end, as a person at a shell would. */
export async function volnux(args: readonly string[], settings: Settings = {}): Promise<Finished> {
  const child = start(args, settings);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const [code] = await once(child, 'close');
  return { code, stdout: stdout(), stderr: stderr() };
}

/** A command that goes on until the test ends it. */
export function startProcess(
  args: readonly string[],
  settings: Settings = {},
): {
  readonly untilOutput: (text: string) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Finished>;
} {
  const child = start(args, settings);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  return {
    untilOutput: (text) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (stdout().includes(text)) resolve();
        };
        child.stdout.on('data', check);
        check();
      }),
    kill: (signal) => void child.kill(signal),
    ended: once(child, 'close').then(([code]) => ({ code, stdout: stdout(), stderr: stderr() })),
  };
}

/** A line of the daemon's log. */
interface LogLine {
  readonly event?: string;
  readonly job?: string;
  readonly [field: string]: unknown;
}

/** A daemon that is running; the test ends it. */
export interface Daemon {
  readonly pid: number;
  /** Every line so far. */
  readonly log: readonly LogLine[];
  /** Resolves with the first line that matches, one that came already included; rejects when the daemon ends without. */
  until(matches: (line: LogLine) => boolean): Promise<LogLine>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Closes our end of its standard output. */
  closeOutput(): void;
  /** Resolves when it has ended. */
  readonly ended: Promise<Finished>;
}

export function startDaemon(args: readonly string[], settings: Settings = {}): Daemon {
  const child = start(['run', '--log', 'json', ...args], settings);
  const log: LogLine[] = [];
  const waiting = new Set<() => void>();
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    log.push(JSON.parse(line));
    for (const check of waiting) check();
  });
  const stderr = collect(child.stderr);
  let hasEnded = false;
  const ended = once(child, 'close').then(([code]): Finished => {
    hasEnded = true;
    for (const check of waiting) check();
    return { code, stdout: log.map((line) => JSON.stringify(line)).join('\n'), stderr: stderr() };
  });

  return {
    pid: child.pid ?? 0,
    log,
    until: (matches) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const line = log.find(matches);
          if (!line && !hasEnded) return;
          waiting.delete(check);
          if (line) resolve(line);
          else reject(new Error(`the daemon ended without it:\n${JSON.stringify(log, null, 1)}\n${stderr()}`));
        };
        waiting.add(check);
        check();
      }),
    kill: (signal) => void child.kill(signal),
    closeOutput: () => child.stdout.destroy(),
    ended,
  };
}

/** A folder of this test's own, with what `from` (a path in the checkout) holds. */
export async function newFolder(from?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'volnux-e2e-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  if (from !== undefined)
    await cp(join(ROOT, from), folder, { recursive: true, filter: (path) => !/\.volnux|\/work$/.test(path) });
  return folder;
}

/** Signals a process again and again until it has ended, as somebody impatient would. */
export async function insist({ kill, ended }: Pick<Daemon, 'kill' | 'ended'>, signal: NodeJS.Signals): Promise<Finished> {
  const again = setInterval(() => kill(signal), 50);
  try {
    return await ended;
  } finally {
    clearInterval(again);
  }
}

function start(
  args: readonly string[],
  { cwd = ROOT, env = {}, through = [] }: Settings,
): ChildProcess & Record<'stdout' | 'stderr', Readable> {
  const [program = '', ...words] = [...through, process.execPath, BIN, ...args];
  const child = spawn(program, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}
