import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const MAX_POLL_MS = 50;

/** Signals every process of the group that `leader` leads or led. Returns whether there was one to signal. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    // ESRCH: the group is empty. EPERM: what is left of it is beyond us (set-user-id programs; zombies on macOS).
    return false;
  }
}

/** Signals one process, if it still is there. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // As above.
  }
}

/** The leader of the process's group, a zombie's too; `null` when there is no such process, or this is not Linux. */
export function processGroupOf(pid: number): number | null {
  return readMembership(pid)?.group ?? null;
}

/**
 * Resolves when no process of the group is left, or `giveUp` is aborted.
 * Polls, because the kernel tells only a parent of the end of a process, and these are not our children.
 */
export async function groupGone(leader: number, giveUp: AbortSignal): Promise<void> {
  let member = leader;
  for (let waitMs = 1; !giveUp.aborted && signalGroup(leader, 0); waitMs = Math.min(2 * waitMs, MAX_POLL_MS)) {
    // An orphan that nobody reaps (a container without an init) stays in the group as a zombie: that counts as gone.
    if (process.platform === 'linux' && !isLiveMember(member, leader)) {
      const other = findLiveMember(leader);
      if (other === null) return;
      member = other;
    }
    await delay(waitMs);
  }
}

function findLiveMember(leader: number): number | null {
  return allProcesses().find((pid) => isLiveMember(pid, leader)) ?? null;
}

/** The number of every process of the system. Linux only. Throws when `/proc` cannot be read. */
export function allProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function isLiveMember(pid: number, leader: number): boolean {
  const membership = readMembership(pid);
  return membership?.group === leader && membership.state !== 'Z' && membership.state !== 'X';
}

function readMembership(pid: number): { state: string | undefined; group: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // proc_pid_stat(5): "pid (name) state ppid pgrp …"; the name may hold spaces and parentheses.
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ', 3);
    return { state, group: Number(group) };
  } catch {
    return null;
  }
}
