#!/usr/bin/env node
// Nothing is imported before the check: on an older Node the rest of the program may not even parse.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(`volnux needs Node 24 or newer, this is ${process.version}; see https://nodejs.org/\n`);
  process.exitCode = 2;
} else {
  const { main } = await import('./main.ts');
  // A closed pipe (`| head`) ends a long command as SIGTERM does, and lets a short one end by itself.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.emit('SIGTERM');
  });
  process.exitCode = await main(process.argv.slice(2), process);
  // After a bug of ours something may still be going that nobody will stop.
  if (process.exitCode === 70) process.exit();
}
