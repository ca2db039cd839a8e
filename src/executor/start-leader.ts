import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { failedToStart, type RunningCommand } from './running-command.ts';
import { startWithSpareFiles } from './spare-files.ts';

/** A process that was started as the leader of its own group. */
export interface Leader {
  readonly child: ChildProcess;
  readonly leader: number;
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/**
 * Starts a process that leads a group, and hands it to `begin`.
 *
 * @param sentence what a failure to start says, for the error of the system.
 */
export function startLeader(
  start: () => ChildProcess,
  sentence: (error: unknown) => string,
  begin: (leader: Leader) => RunningCommand,
): RunningCommand {
  let child: ChildProcess;
  try {
    child = startWithSpareFiles(start);
  } catch (error) {
    return failedToStart(sentence(error));
  }
  const { pid: leader, stdout, stderr } = child;
  if (leader === undefined || stdout === null || stderr === null) {
    return failedToStart(once(child, 'error').then(([error]) => sentence(error)));
  }
  return begin({ child, leader, stdout, stderr });
}
