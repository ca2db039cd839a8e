import { createCommands } from '../server/commands.ts';
import { ControlServer } from '../server/control-server.ts';
import type { Controlled } from '../server/controlled.ts';
import { memoryPlace, takeMemoryPlace } from '../server/memory-place.ts';

/** Where a runner is found: in its state directory, or by its schedule where it keeps no state. */
interface Place {
  readonly state: string;
  readonly configPaths: readonly string[];
}

/** The way in to a runner that is going: its control socket. What is in the way of it is told, and no reason not to fire jobs. */
export class ControlDoor {
  readonly #server = new ControlServer();
  readonly #onFailure: (error: Error) => void;
  /** Listens once more. */
  #again: (() => Promise<void>) | null = null;
  #leave = (): void => {};

  constructor(onFailure: (error: Error) => void) {
    this.#onFailure = onFailure;
  }

  /** From now on `controlled` can be asked and told. Never rejects. */
  async open(place: Place, controlled: Controlled): Promise<void> {
    const commands = createCommands(controlled);
    this.#again = async () => {
      try {
        await this.#server.listen(this.#directoryOf(place), commands, this.#onFailure);
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
  async close(): Promise<void> {
    await this.#server.close();
    this.#leave();
  }

  #directoryOf({ state, configPaths }: Place): string {
    if (state !== ':memory:') return state;
    const directory = memoryPlace(configPaths);
    this.#leave = takeMemoryPlace(directory);
    return directory;
  }
}
