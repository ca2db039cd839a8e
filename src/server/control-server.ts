import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import type { Commands } from './commands.ts';
import { makeControlAddress, type ControlAddress } from './control-address.ts';

/** Answers that are on their way may take so long at the end. */
const CLOSE_GRACE_MS = 500;

/** The unix socket of a state directory, over which the runner is asked and told. */
export class ControlServer {
  #app: FastifyInstance | null = null;
  #address: ControlAddress | null = null;

  /**
   * Listens, with `commands` to carry out. For the one who has the lock of the state directory. Rejects where that cannot be; the runner can do without.
   *
   * @param onFailure told of what is a mistake of ours.
   */
  async listen(directory: string, commands: Commands, onFailure: (error: Error) => void): Promise<void> {
    // Only here, because it takes a dozen megabytes: whoever keeps no state, or only uses the library, loads none of it.
    const { createControlApp } = await import('./control-app.ts');
    const app = createControlApp(commands, onFailure);
    await app.ready();
    this.#app = app;
    this.#address = makeControlAddress(directory);
    const { server } = app;
    const listening = once(server, 'listening');
    // Its mode is that of the moment it is made, in which nothing else can be made: nobody can connect before.
    const former = process.umask(0o177);
    try {
      server.listen(this.#address.path);
    } finally {
      process.umask(former);
    }
    await listening;
    server.on('error', onFailure);
  }

  /** Takes no more requests. Resolves in bounded time, whatever clients do; then nothing of it is left. */
  async close(): Promise<void> {
    if (!this.#app) return;
    const { server } = this.#app;
    const closed = server.listening ? once(server, 'close') : Promise.resolve();
    server.close();
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    await closed;
    clearTimeout(timer);
    await this.#app.close();
    this.#address?.remove();
  }
}
