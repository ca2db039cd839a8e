import { fork, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { decodeLines } from './decode-lines.ts';
import type { Command, Execution, Executor, Exit } from './executor.ts';
import { PROTOCOL_VERSION, type Ready, type Report, type Request } from './messages.ts';
import { signalGroup } from './process-group.ts';
import { ReportReading, REPORTS_FD } from './report-frame.ts';
import { unpackExit } from './module/returned-value.ts';
import { siblingModule } from './sibling-module.ts';
import { startWithSpareFiles } from './spare-files.ts';

/** How long a closing executor process may take to end its commands before it is killed itself. */
const CLOSE_MS = 5_000;
/** The runner does other work when it has read so much. */
const TURN_BYTES = 256 * 1024;

type OnOutput = Parameters<Executor['start']>[1];

interface RunningExecution {
  readonly onOutput: OnOutput;
  readonly ended: Promise<Exit>;
  readonly settle: (exit: Exit) => void;
  /** The process that leads its group, once it is known; modules have none. */
  leader: number | null;
}

/** The runner's end of one executor process, from its fork to its end. */
export class ExecutorConnection {
  readonly #process: ChildProcess;
  readonly #reports: Readable;
  readonly #running = new Map<number, RunningExecution>();
  readonly #gone: Promise<void>;
  #lastId = 0;
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
        // As many threads to help V8 as there are processors for, not four: on a small machine starts are a tenth quicker.
        execArgv: ['--v8-pool-size=0', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
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
    return !this.#process.connected;
  }

  /** As `Executor.start`. */
  start(command: Command, onOutput: OnOutput): Execution {
    const id = ++this.#lastId;
    const { promise: ended, resolve: settle } = Promise.withResolvers<Exit>();
    this.#running.set(id, { onOutput, ended, settle, leader: null });
    try {
      this.#send({ kind: 'start', id, command });
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
    this.#misfit = 'volnux was updated on disk while it ran, and a new executor process no longer understands it: restart volnux';
    this.#process.kill('SIGKILL');
  }

  /** In turns: libuv would go on for two megabytes of a flood. */
  #readReports(): void {
    const reading = new ReportReading((report) => this.#receive(report));
    let readBytes = 0;
    this.#reports.on('error', () => {});
    this.#reports.on('data', (chunk: Buffer) => {
      reading.push(chunk);
      readBytes += chunk.length;
      if (readBytes < TURN_BYTES) return;
      readBytes = 0;
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
        for (const part of report.lines) this.#running.get(report.id)?.onOutput(report.stream, decodeLines(part));
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
    const end = await new Promise<string>((resolve) => {
      this.#process.once('exit', (code, signal) =>
        resolve(signal === null ? `exited with code ${code}` : `was killed by ${signal}`),
      );
    });
    await disconnected;
    // Its last reports may still be in the pipe.
    await allRead;
    // What modules had started is in its group.
    if (this.#process.pid !== undefined) signalGroup(this.#process.pid, 'SIGKILL');
    const cause = this.#misfit ?? `the executor process ${end} while this command ran`;
    const message = `${cause}; what the command had started was killed`;
    for (const [id, { leader }] of this.#running) {
      if (leader !== null) signalGroup(leader, 'SIGKILL');
      this.#end(id, { kind: 'executor-lost', message });
    }
  }

  #send(request: Request): void {
    // A failure means that the process is gone: `#watch` ends its executions.
    this.#process.send(request, () => {});
  }
}
