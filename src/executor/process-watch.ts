import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Exit } from './executor.ts';
import type { OutputForwarding } from './output-forwarding.ts';
import { groupGone, signalGroup } from './process-group.ts';
import type { StopOrder } from './stop-order.ts';

/** How long killed processes may take to vanish: one that hangs in the kernel must not hold up the run. */
const VANISH_MS = 1_000;

interface WatchedProcess {
  readonly child: ChildProcess;
  /** Its pid: it leads a process group. */
  readonly leader: number;
  readonly stop: StopOrder;
  readonly output: OutputForwarding;
}

/** Resolves with how a process ended, when its group is gone and its output was sent. */
export async function watchProcess({
  child,
  leader,
  stop,
  output,
}: WatchedProcess): Promise<Extract<Exit, { kind: 'exited' | 'signalled' | 'timeout' | 'cancelled' }>> {
  const [code, signal] = (await once(child, 'exit')) as [number, null] | [null, NodeJS.Signals];
  // The grace belongs to the whole group: the leader is often only a shell, gone at once, and its program still tidies up.
  if (stop.reason !== null) await groupGone(leader, stop.killed);
  stop.lift();
  // Who is still in the group was left in the background. It may finish what it writes (`tee` behind a `>(…)`), but a
  // settled command leaves nothing running: else each fire time of a job would add one more stray process.
  await output.drain(stop.hurried);
  if (signalGroup(leader, 'SIGKILL')) {
    await groupGone(leader, AbortSignal.timeout(VANISH_MS));
    await output.drain(stop.hurried);
  }
  // Only a process that left the group (setsid) can still hold a pipe.
  await output.close();
  stop.dismiss();
  if (stop.reason !== null) return { kind: stop.reason };
  return signal === null ? { kind: 'exited', code } : { kind: 'signalled', signal };
}
