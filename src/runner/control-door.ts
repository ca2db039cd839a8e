import { createCommands } from '../server/commands.ts';
import { ControlServer } from '../server/control-server.ts';
import type { Controlled } from '../server/controlled.ts';

/** The way in to a runner that is going: the control socket of its state directory. What is in the way of it is told, and no reason not to fire jobs. */
export class ControlDoor {
  readonly #server = new ControlServer();
  readonly #onFailure: (error: Error) => void;
  /** Listens once more. */
  #again: (() => Promise<void>) | null = null;

  constructor(onFailure: (error: Error) => void) {
    this.#onFailure = onFailure;
  }

  /** From now on `controlled` can be asked and told. Never rejects. */
  async open(state: string, controlled: Controlled): Promise<void> {
    const commands = createCommands(controlled);
    this.#again = async () => {
      try {
        await this.#server.listen(state, commands, this.#onFailure);
      } catch (cause) {
        const message = `no control socket, so that status, pause and the like do not reach this runner: ${String(cause)}`;
        this.#onFailure(new Error(message, { cause }));
      }
    };
    await this.#again();
  }

  /** Makes the socket anew, if there was one: it was deleted with its directory, and nobody finds it any more. Never rejects. */
  async reopen(): Promise<void> {
    if (this.#again === null) return;
    await this.#server.close().then(this.#again).catch(this.#onFailure);
  }

  /** Takes no more requests. */
  close(): Promise<void> {
    return this.#server.close();
  }
}
