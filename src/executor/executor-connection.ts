import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { markedProcesses, markOf } from './command-mark.ts';
import { decodeLines } from './decode-lines.ts';
import type { Command, Execution, Executor, Exit } from './executor.ts';
import { LINE_FEED } from './line-framing.ts';
import { PROTOCOL_VERSION, type Ready, type Report, type Request } from './messages.ts';
import { signalGroup } from './process-group.ts';
import { ReportReading, REPORTS_FD } from './report-frame.ts';
import { unpackExit } from './module/returned-value.ts';
import { siblingModule } from './sibling-module.ts';
import { startWithSpareFiles } from './spare-files.ts';

/** How long a closing executor process may take to end its commands before it is killed itself. */
const CLOSE_MS = 5_000;
/** How long a process may go on when one of its channels has ended, and how long those of an ended one may say nothing and yet be open. */
const CHANNEL_MS = 1_000;
/** More threads to help V8 than Node starts are of no use: each counts against the limit of a container. */
const MOST_V8_THREADS = 4;
/** The runner does other work when it has read so much. */
const TURN_BYTES = 256 * 1024;

type OnOutput = Parameters<Executor['start']>[1];

interface RunningExecution {
  readonly onOutput: OnOutput;
  readonly ended: Promise<Exit>;
  readonly settle: (exit: Exit) => void;
  /** The process that leads its group, once it is known; modules have none, unless they have a process of their own. */
  leader: number | null;
  /** What the group is found by as long as the leader is not known; `null`: there will be no group. */
  readonly mark: string | null;
}

/** The runner's end of one executor process, from its fork to its end. */
export class ExecutorConnection {
  readonly #process: ChildProcess;
  readonly #reports: Readable;
  readonly #running = new Map<number, RunningExecution>();
  readonly #gone: Promise<void>;
  readonly #name = randomUUID();
  #lastId = 0;
  #readBytes = 0;
  #misfit: string | null = null;

  /** Forks the process. Throws when the system refuses. */
  constructor() {
    this.#process = startWithSpareFiles(() =>
      fork(siblingModule('executor-process', import.meta.url), [], {
        serialization: 'advanced',
        // stdout belongs to the runner's log lines: what native code prints there goes to stderr, as do our own crashes.
        stdio: ['ignore', 2, 2, 'ipc', 'pipe'],
        // A group of its own, for what modules start: it ends with the process, and a terminal's Ctrl-C does not reach it.
        detached: true,
        // Not the runner's own options (--inspect would want the same port). And a user's folder needs no package.json.
        // No more threads to help V8 than there are processors for: on a small machine starts are a tenth quicker.
        execArgv: [`--v8-pool-size=${v8Threads()}`, '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
      }),
    );
    this.#process.on('error', () => {});
    if (this.#process.pid === undefined)
      throw new Error(
        'the system has no room for one more process, or too many files are open; raise the limit (ulimit -u, ulimit -n, pids of the container, memory)',
      );
    this.#reports = this.#process.stdio[REPORTS_FD] as Readable;
    this.#readReports();
    this.#process.on('message', (ready: Ready) => this.#check(ready));
    this.#gone = this.#watch();
  }

  /** Whether a new process is needed. */
  get isLost(): boolean {
    return !this.#process.connected || this.#reports.destroyed || this.#misfit !== null;
  }

  /** As `Executor.start`. */
  start(command: Command, onOutput: OnOutput): Execution {
    const id = ++this.#lastId;
    const { promise: ended, resolve: settle } = Promise.withResolvers<Exit>();
    const mark = leadsGroup(command) ? `${this.#name}-${id}` : null;
    this.#running.set(id, { onOutput, ended, settle, leader: null, mark });
    try {
      const env = mark === null ? command.env : { ...command.env, ...markOf(mark) };
      this.#send({ kind: 'start', id, command: { ...command, env } });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#end(id, { kind: 'failed-to-start', message: `cannot hand the command to the executor process: ${message}` });
    }
    return {
      ended,
      cancel: ({ now = false } = {}) => {
        if (this.#running.has(id)) this.#send({ kind: 'cancel', id, now });
      },
    };
  }

  /** Kills all commands, awaits their ends and then the end of the process. */
  async close(): Promise<void> {
    const killTimer = setTimeout(() => this.#process.kill('SIGKILL'), CLOSE_MS);
    this.#send({ kind: 'kill-all' });
    await Promise.all(Array.from(this.#running.values(), ({ ended }) => ended));
    if (this.#process.connected) this.#process.disconnect();
    await this.#gone;
    clearTimeout(killTimer);
  }

  #check({ version }: Ready): void {
    if (version === PROTOCOL_VERSION) return;
    this.#giveUp('volnux was updated on disk while it ran, and a new executor process no longer understands it: restart volnux');
  }

  #giveUp(misfit: string): void {
    this.#misfit ??= misfit;
    this.#process.kill('SIGKILL');
  }

  /** In turns: libuv would go on for two megabytes of a flood. */
  #readReports(): void {
    const reading = new ReportReading(
      (report) => this.#receive(report),
      () => this.#giveUp('something else wrote to where the executor process reports, which was killed while this command ran'),
    );
    let turnBytes = 0;
    this.#reports.on('error', () => {});
    this.#reports.on('data', (chunk: Buffer) => {
      reading.push(chunk);
      this.#readBytes += chunk.length;
      turnBytes += chunk.length;
      if (turnBytes < TURN_BYTES) return;
      turnBytes = 0;
      this.#reports.pause();
      setImmediate(() => this.#reports.resume());
    });
  }

  #receive(report: Report): void {
    switch (report.kind) {
      case 'started': {
        const execution = this.#running.get(report.id);
        if (execution !== undefined) execution.leader = report.leader;
        break;
      }
      case 'output':
        for (const part of report.lines)
          this.#running.get(report.id)?.onOutput(report.stream, decodeLines(part), part.at(-1) !== LINE_FEED);
        break;
      case 'ended':
        this.#end(report.id, unpackExit(report.exit));
        break;
      default:
        report satisfies never;
    }
  }

  #end(id: number, exit: Exit): void {
    this.#running.get(id)?.settle(exit);
    this.#running.delete(id);
  }

  async #watch(): Promise<void> {
    const disconnected = new Promise<void>((resolve) => this.#process.once('disconnect', resolve));
    const allRead = new Promise<void>((resolve) => this.#reports.once('close', resolve));
    const allEnded = Promise.all([disconnected, allRead]);
    const exited = new AbortController();
    void this.#endSoonAfter(Promise.race([disconnected, allRead]), exited.signal);
    const end = await new Promise<string>((resolve) => {
      this.#process.once('exit', (code, signal) =>
        resolve(signal === null ? `exited with code ${code}` : `was killed by ${signal}`),
      );
    });
    exited.abort();
    // What modules had started is in its group.
    if (this.#process.pid !== undefined) signalGroup(this.#process.pid, 'SIGKILL');
    // Its last reports may still be in the pipe.
    await Promise.race([allEnded, this.#silence()]);
    this.#reports.destroy();
    const cause = this.#misfit ?? `the executor process ${end} while this command ran`;
    const message = `${cause}; what the command had started was killed`;
    // It may have started some and died before it could tell: they would go on beside their next run.
    for (const pid of markedProcesses(new Set(this.#unknownMarks()))) signalGroup(pid, 'SIGKILL');
    for (const [id, { leader }] of this.#running) {
      if (leader !== null) signalGroup(leader, 'SIGKILL');
      this.#end(id, { kind: 'executor-lost', message });
    }
  }

  *#unknownMarks(): Generator<string> {
    for (const { leader, mark } of this.#running.values()) if (leader === null && mark !== null) yield mark;
  }

  /** A module may have closed what it did not open. Without one of its channels a process can do nothing right. */
  async #endSoonAfter(channelEnded: Promise<void>, exited: AbortSignal): Promise<void> {
    await channelEnded;
    try {
      await delay(CHANNEL_MS, undefined, { signal: exited });
    } catch {
      return;
    }
    this.#process.kill('SIGKILL');
  }

  /** Resolves when nothing has come for a second: somebody who lives on was given the other end, and what the process itself wrote is read. */
  async #silence(): Promise<void> {
    for (let before = -1; before < this.#readBytes;) {
      before = this.#readBytes;
      await delay(CHANNEL_MS, undefined, { ref: false });
      // If the runner was busy, it has not read until now.
      await turn();
    }
  }

  #send(request: Request): void {
    // A failure means that the process is gone: `#watch` ends its executions.
    this.#process.send(request, () => {});
  }
}

/** For 0 Node takes as many as there are processors, be it a hundred. */
function v8Threads(): number {
  return Math.min(MOST_V8_THREADS, Math.max(1, availableParallelism() - 1));
}

function leadsGroup({ action }: Command): boolean {
  return action.kind === 'shell' || action.kind === 'argv' || (action.kind === 'module' && action.isolation === 'process');
}
