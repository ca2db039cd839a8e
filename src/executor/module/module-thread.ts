import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ModuleCall } from './call-module.ts';
import type { KeepableThread } from './kept-threads.ts';
import type { ReportedExit } from '../messages.ts';
import type { ThreadStart } from './module-worker.ts';
import { siblingModule } from '../sibling-module.ts';
import { describeShortage } from '../start-failure.ts';
import type { StopReason } from '../stop-order.ts';
import { StreamPart } from './stream-part.ts';
import { endThreadChildren, killThreadChildren } from './thread-children.ts';
import type { ThreadOrder, ThreadReport } from './thread-messages.ts';
import { describeThrown, threw } from '../thrown.ts';
import { exitedEarly } from './without-return.ts';

/** How long an idle thread may take to say whether it is fit: one that something keeps busy is not. */
const CHECK_MS = 1_000;

/** One call of a function in a thread. */
export interface ThreadCall {
  readonly stdout: StreamPart;
  readonly stderr: StreamPart;
  /** Resolves with how the function ended, as soon as that is known. Never rejects. */
  readonly settled: Promise<CallEnd>;
}

interface CallEnd {
  readonly exit: ReportedExit;
  /** Whether the thread may be kept; else it may still be there, and must be ended. */
  readonly isClean: boolean;
}

/** The executor's end of a worker thread in which functions of a module run, one at a time. */
export class ModuleThread implements KeepableThread {
  /** Resolves when the thread is gone. */
  readonly gone: Promise<void>;
  readonly startedAt: number = performance.now();
  readonly #worker: Worker;
  readonly #port: MessagePort;
  /** The kernel's number of the thread while it lives; `null` where it cannot be told. */
  #number: number | null = null;
  #calls = 0;
  #isLoaded = false;
  #isGone = false;
  #onChecked: (isFit: boolean) => void = () => {};
  #onEnded: (end: Omit<Extract<ThreadReport, { kind: 'ended' }>, 'kind'>) => void = () => {};

  /** Starts the thread, for a first call in this environment. Throws when the system refuses. */
  constructor(env: NodeJS.ProcessEnv) {
    const { port1, port2 } = new MessageChannel();
    const workerData: ThreadStart = { port: port2 };
    const options = { workerData, transferList: [port2], env, stdout: true, stderr: true };
    this.#worker = new Worker(siblingModule('module-worker', import.meta.url), options);
    this.#port = port1;
    this.gone = this.#watch();
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  get calls(): number {
    return this.#calls;
  }

  /** Whether another call may be made here, in this environment: nothing that was loaded, or read of the environment, has changed. */
  async check(env: NodeJS.ProcessEnv): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#onChecked = resolve;
    const tooLong = setTimeout(() => resolve(false), CHECK_MS);
    this.#tell({ kind: 'check', env });
    const isFit = await promise;
    clearTimeout(tooLong);
    return isFit;
  }

  /** Calls a function of the module, after the call before has ended. Throws when what it is to be given cannot be handed over. */
  call(call: ModuleCall): ThreadCall {
    const stdout = new StreamPart(this.#worker.stdout);
    const stderr = new StreamPart(this.#worker.stderr);
    const { promise: settled, resolve: settle } = Promise.withResolvers<CallEnd>();
    this.#onEnded = ({ exit, isClean, written }) => {
      settle({ exit, isClean });
      if (!isClean) return;
      stdout.endAfter(written.stdout);
      stderr.endAfter(written.stderr);
    };
    this.#calls++;
    this.#tell({ kind: 'call', call });
    return { stdout, stderr, settled };
  }

  /** Tells the function, by its `signal`, that it is to end. */
  ask(reason: StopReason): void {
    this.#tell({ kind: 'stop', reason });
  }

  /** Ends the thread with the programs that it has started, and with whatever timers and sockets it left open. */
  async end(): Promise<void> {
    if (this.#number !== null) await endThreadChildren(this.#number);
    void this.#worker.terminate();
    // Once more: it may have started others until here; and a thread that waits in `execSync` ends only with what it waits for.
    if (this.#number !== null) killThreadChildren(this.#number);
  }

  #tell(order: ThreadOrder): void {
    this.#port.postMessage(order);
  }

  #watch(): Promise<void> {
    const hear = (report: ThreadReport): void => {
      switch (report.kind) {
        case 'began':
          this.#number = report.thread;
          break;
        case 'loaded':
          this.#isLoaded = true;
          break;
        case 'checked':
          this.#onChecked(report.isFit);
          break;
        case 'ended':
          this.#onEnded(report);
          break;
        default:
          report satisfies never;
      }
    };
    const fail = (exit: ReportedExit): void => {
      this.#onChecked(false);
      this.#onEnded({ exit, isClean: false, written: { stdout: 0, stderr: 0 } });
    };
    this.#port.on('message', hear);
    this.#worker.on('error', (error: unknown) => fail(describeCrash(error)));
    return new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        // Its last report may still be in the channel.
        for (let last; (last = receiveMessageOnPort(this.#port)) !== undefined;) hear(last.message as ThreadReport);
        this.#port.close();
        this.#isGone = true;
        // What it started in its last moments is the main thread's now, whose own children lead groups of their own.
        if (this.#number !== null) killThreadChildren(process.pid);
        this.#number = null;
        fail(exitedEarly(code, this.#isLoaded));
        resolve();
      });
    });
  }
}

function describeCrash(error: unknown): ReportedExit {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_INIT_FAILED')
    return { kind: 'failed-to-start', message: `cannot start a thread: ${describeShortage(error.message) ?? error.message}` };
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory
    ? threw(
        'OutOfMemory',
        'the module needs more memory than a thread may have (raise it with NODE_OPTIONS=--max-old-space-size=MB)',
      )
    : describeThrown(error);
}
