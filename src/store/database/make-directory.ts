import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a directory and those above it that are not there. One by one: what Node.js has for whole paths never ends, and hears no signal, on file
 * systems in which nothing can be made, like /proc. Throws what the file system says.
 *
 * @param mode of all that are made; default: as the umask has it.
 */
export function makeDirectory(directory: string, mode = 0o777): void {
  const missing: string[] = [];
  for (let path = resolve(directory); !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) {
    try {
      mkdirSync(path, { mode });
    } catch (error) {
      // Another process may have made it meanwhile.
      if (!existsSync(path)) throw error;
    }
  }
}
