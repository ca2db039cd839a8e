import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { processGroupOf, signalProcess } from '../process-group.ts';

/** Waits of 1, 2, … 128 ms for a thread to reap what was killed. */
const REAP_ROUNDS = 8;

/**
 * Kills what a thread of this process has started and what that has started in turn, until the thread has reaped it: where the
 * thread is gone first, dead children stay as zombies of this process. Gives up after a quarter of a second.
 */
export async function endThreadChildren(thread: number): Promise<void> {
  for (let round = 0; round < REAP_ROUNDS && killThreadChildren(thread); round++) await delay(2 ** round);
}

/**
 * Kills the same once. Returns whether there was something. What leads or joined a process group of its own (`detached`) was
 * made to outlive its starter, and is left alone. Linux only, which alone keeps a list for each thread: nothing is found elsewhere.
 */
export function killThreadChildren(thread: number): boolean {
  const ownGroup = processGroupOf(process.pid);
  // All are found before the first one is killed, as the children of a dead process are no longer its children; and stopped, or they would
  // start others meanwhile.
  const found = childrenOf(process.pid, thread).filter((child) => processGroupOf(child) === ownGroup);
  for (const pid of found) {
    signalProcess(pid, 'SIGSTOP');
    found.push(...threadsOf(pid).flatMap((thread) => childrenOf(pid, thread)));
  }
  for (const pid of found) signalProcess(pid, 'SIGKILL');
  return found.length > 0;
}

/** Whether a thread of this process has children, whatever group they are in; a zombie is one. Linux only. */
export function hasThreadChildren(thread: number): boolean {
  return childrenOf(process.pid, thread).length > 0;
}

/** proc_pid_task_tid_children(5): the pids in a line. Kernels without that list have no such file. */
function childrenOf(pid: number, thread: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [];
  }
}
