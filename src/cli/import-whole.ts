import { getCompileCacheDir } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * Imports a module with all of its functions compiled at once, where compiled code is kept for the next time: Node keeps what is compiled as
 * a module is loaded, not the functions that are compiled when they are called first, which is what most of a short command's time goes to.
 */
export async function importWhole<Module>(load: () => Promise<Module>): Promise<Module> {
  if (getCompileCacheDir() === undefined) return load();
  // Node's own modules come compiled, but not for other flags: those that are needed are loaded before.
  await Promise.all([import('node:fs/promises'), import('node:timers/promises'), import('node:util')]);
  setFlagsFromString('--no-lazy');
  try {
    return await load();
  } finally {
    setFlagsFromString('--lazy');
  }
}
