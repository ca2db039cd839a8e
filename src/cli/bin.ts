#!/usr/bin/env node
// Nothing is imported before the check: on an older Node the rest of the program may not even parse.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(`volnux needs Node 24 or newer, this is v${process.versions.node}; see https://nodejs.org/\n`);
  process.exitCode = 2;
} else {
  keepCompiledCode();
  const { main, report } = await import('./main.ts');
  // A closed pipe (`| head`) ends a long command as one SIGTERM does, and lets a short one end by itself. Any other failure to
  // write (a full disk) costs the lines, and is said once: a scheduler does not stop for its log.
  let isClosed = false;
  let isLost = false;
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') {
      if (!isClosed) process.emit('SIGTERM', 'SIGPIPE');
      isClosed = true;
      return;
    }
    if (!isLost) process.stderr.write(`volnux: standard output cannot be written: ${message}\n`);
    isLost = true;
  });
  process.stderr.on('error', () => {});
  // After a bug of ours something may still be going that nobody will stop.
  process.on('uncaughtException', (error) => process.exit(report(error, process)));
  const args = process.argv.slice(2);
  process.exitCode = await main(args, process);
  // What became of the last write is told a turn later.
  await new Promise((resolve) => setImmediate(resolve));
  // What was asked for is not there. A runner did what it is for, without its log.
  if (isLost && process.exitCode === 0 && args[0] !== 'run') process.exitCode = 2;
  // Not left to Node.js where nothing is left to write: while it takes itself down signals are as by default, and one of somebody impatient would
  // make a failure of a drain that went well.
  const isWritten = process.stdout.writableLength + process.stderr.writableLength === 0;
  if (process.exitCode === 70 || isWritten) process.exit();
}

/**
 * Keeps compiled code for the next time, in the folder of the user's caches: what lies in one that all share might be anybody's. Where nothing
 * can be written (a read-only container) nothing is kept, and nothing is said of it.
 */
function keepCompiledCode(): void {
  const { XDG_CACHE_HOME, HOME } = process.env;
  const caches = XDG_CACHE_HOME || `${HOME}/.cache`;
  if (!caches.startsWith('/')) return;
  const folder = `${caches}/volnux`;
  const { existsSync, mkdirSync } = process.getBuiltinModule('node:fs');
  // One by one: what Node has for whole paths never ends on file systems in which nothing can be made, like /proc.
  for (const each of [caches, folder]) {
    try {
      mkdirSync(each, 0o700);
    } catch {
      // It is there, or cannot be.
    }
  }
  if (existsSync(folder)) process.getBuiltinModule('node:module').enableCompileCache(folder);
}
