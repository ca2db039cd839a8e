import { type Controlled, createCommands } from '../server/commands.ts';
import type { ControlServer } from '../server/control-server.ts';

/** Answers on the control socket of the state directory, for `controlled`. Never rejects: what is in the way is told to `onFailure`. */
export async function serveControl(
  control: ControlServer,
  state: string,
  controlled: Controlled,
  onFailure: (error: Error) => void,
): Promise<void> {
  const commands = createCommands(controlled);
  try {
    await control.listen(state, commands, onFailure);
  } catch (cause) {
    // No reason not to fire jobs.
    const message = `no control socket, so that status, pause and the like do not reach this runner: ${String(cause)}`;
    onFailure(new Error(message, { cause }));
  }
}
