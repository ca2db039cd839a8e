import { constants, open, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** A syntax tree takes some hundred times as much memory as its text, and a scheduler must not die of a file. */
const LARGEST_BYTES = 16 * 1024 * 1024;

/** How long to wait before a file that changed while it was read is read again, in ms; after the last one it counts as unreadable. */
const WAITS_MS = [5, 20, 50, 100];

/** What a shell hands over: it has a writer already, and an end. */
const DESCRIPTOR = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/**
 * The content of a file as it was at one moment: what was written to meanwhile is read again. Rejects as `fs.readFile` does; for what is too
 * large, never at rest, or no file at all (a pipe, a device: their end may never come) with the reason as the message of the error.
 */
export async function readRegularFile(path: string): Promise<Uint8Array> {
  if (DESCRIPTOR.test(path)) return readFile(path);
  for (const wait of WAITS_MS) {
    const bytes = await readAtRest(path);
    if (bytes !== null) return bytes;
    await sleep(wait);
  }
  throw new Error('it changes all the time');
}

/** `null` for a file that changed while it was read. */
async function readAtRest(path: string): Promise<Uint8Array | null> {
  // Without `O_NONBLOCK` opening a pipe would wait for somebody to open its other end.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const before = await file.stat({ bigint: true });
    // What is a directory says so itself.
    if (!before.isFile() && !before.isDirectory()) throw new Error('it is a pipe or a device, not a file');
    if (before.size > LARGEST_BYTES) throw new Error('it is larger than 16 MiB');
    const bytes = await file.readFile();
    const after = await file.stat({ bigint: true });
    const isAtRest = before.mtimeNs === after.mtimeNs && before.size === after.size && after.size === BigInt(bytes.length);
    return isAtRest ? bytes : null;
  } finally {
    await file.close();
  }
}
