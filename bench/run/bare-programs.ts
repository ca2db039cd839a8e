import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execa } from 'execa';

/** What `child_process.spawn` does by itself: the program, its output through pipes, its end. */
export async function bareProgram(program: string, argument: string): Promise<void> {
  const child = spawn(program, [argument], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.resume();
  await once(child, 'close');
}

/** Ms until the first output of `echo`. */
export async function bareFirstOutput(): Promise<number> {
  const start = performance.now();
  const child = spawn('/bin/echo', ['hello'], { stdio: ['ignore', 'pipe', 'pipe'] });
  await once(child.stdout, 'data');
  const elapsed = performance.now() - start;
  await once(child, 'close');
  return elapsed;
}

/** `cat` of a file through a pipe. */
export async function bareCat(path: string): Promise<void> {
  const child = spawn('/bin/cat', [path], { stdio: ['ignore', 'pipe', 'ignore'] });
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => (bytes += chunk.length));
  await once(child, 'close');
  if (bytes === 0) throw new Error('nothing came');
}

/** `echo` by execa, which keeps its output as our store does. */
export async function execaEcho(): Promise<void> {
  await execa('/bin/echo', ['hello']);
}
