import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether the process runs. A zombie, dead but not yet reaped, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.charAt(stat.lastIndexOf(')') + 2) !== 'Z';
  } catch {
    return false;
  }
}

/** Resolves when the process is gone; rejects when it still runs after ten seconds. Of another's child there is no event. */
export async function processEnd(pid: number): Promise<void> {
  const deadline = AbortSignal.timeout(10_000);
  while (isAlive(pid)) {
    deadline.throwIfAborted();
    await delay(5);
  }
}
