import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { PROTOCOL_VERSION, type Ready, type Report, type Request } from './messages.ts';
import { signalGroup } from './process-group.ts';
import { ReportReading, REPORTS_FD } from './report-frame.ts';
import { siblingModule } from './sibling-module.ts';
import { startWithSpareFiles } from './spare-files.ts';

/** How long a process may go on when one of its channels has ended, and how long those of an ended one may say nothing and yet be open. */
const CHANNEL_MS = 1_000;
/** More threads to help V8 than Node starts are of no use: each counts against the limit of a container. */
const MOST_V8_THREADS = 4;
/** The runner does other work when it has read so much. */
const TURN_BYTES = 256 * 1024;

/** An executor process and its two channels: requests to it, reports from it. */
export class ExecutorChild {
  /** Resolves with what became of it (`was killed by SIGKILL`, in words), once it has ended, and what it started in its own group; all it had reported was told before. */
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #reports: Readable;
  readonly #onReport: (report: Report) => void;
  #readBytes = 0;
  #misfit: string | null = null;

  /** Forks it. Throws when the system refuses. `onReport`: the lines of a report of output are right only until it returns. */
  constructor(onReport: (report: Report) => void) {
    this.#onReport = onReport;
    this.#process = startWithSpareFiles(() =>
      fork(siblingModule('executor-process', import.meta.url), [], {
        serialization: 'advanced',
        // stdout belongs to the runner's log lines: what native code prints there goes to stderr, as do our own crashes.
        stdio: ['ignore', 2, 2, 'ipc', 'pipe'],
        // A group of its own, for what modules start: it ends with the process, and a terminal's Ctrl-C does not reach it.
        detached: true,
        // Not the runner's own options (--inspect would want the same port). And a user's folder needs no package.json.
        // No more threads to help V8 than there are processors for: on a small machine starts are quicker for it.
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
    this.ended = this.#watch();
  }

  /** Whether a new process is needed. */
  get isLost(): boolean {
    return !this.#process.connected || this.#reports.destroyed || this.#misfit !== null;
  }

  /** Throws what cannot be sent to any process. When this one is gone, nothing happens. */
  send(request: Request): void {
    this.#process.send(request, () => {});
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** It ends itself then, and whatever it has going. */
  disconnect(): void {
    if (this.#process.connected) this.#process.disconnect();
  }

  #check({ version }: Ready): void {
    if (version === PROTOCOL_VERSION) return;
    this.#giveUp('volnux was updated on disk while it ran, and a new executor process no longer understands it: restart volnux');
  }

  #giveUp(misfit: string): void {
    this.#misfit ??= misfit;
    this.kill();
  }

  /** In turns: libuv would go on for two megabytes of a flood. */
  #readReports(): void {
    const reading = new ReportReading(this.#onReport, () =>
      this.#giveUp('something else wrote to where the executor process reports, which was killed while this command ran'),
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

  async #watch(): Promise<string> {
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
    return this.#misfit ?? `the executor process ${end} while this command ran`;
  }

  /** A module may have closed what it did not open. Without one of its channels a process can do nothing right. */
  async #endSoonAfter(channelEnded: Promise<void>, exited: AbortSignal): Promise<void> {
    await channelEnded;
    try {
      await delay(CHANNEL_MS, undefined, { signal: exited });
    } catch {
      return;
    }
    this.kill();
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
}

/** For 0 Node takes as many as there are processors, be it a hundred. */
function v8Threads(): number {
  return Math.min(MOST_V8_THREADS, Math.max(1, availableParallelism() - 1));
}
