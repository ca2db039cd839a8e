import type { Readable } from 'node:stream';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ModuleCall } from './call-module.ts';
import type { ReportedExit } from '../messages.ts';
import type { ModuleReport, ModuleStart } from './module-worker.ts';
import { siblingModule } from '../sibling-module.ts';
import { describeShortage } from '../start-failure.ts';
import type { StopReason } from '../stop-order.ts';
import { endThreadChildren, killThreadChildren } from './thread-children.ts';
import { describeThrown, threw } from '../thrown.ts';

/** The executor's end of the worker thread in which one module's function runs. */
export class ModuleThread {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves with how the function ended, as soon as that is known: the thread may still be there. Never rejects. */
  readonly settled: Promise<ReportedExit>;
  /** Resolves when the thread is gone. */
  readonly gone: Promise<void>;
  readonly #worker: Worker;
  readonly #port: MessagePort;
  /** The kernel's number of the thread while it lives; `null` where it cannot be told. */
  #number: number | null = null;

  /** Starts the thread. Throws when the system refuses. */
  constructor(call: ModuleCall, env: NodeJS.ProcessEnv) {
    const { port1, port2 } = new MessageChannel();
    const workerData: ModuleStart = { call, port: port2 };
    const options = { workerData, transferList: [port2], env, stdout: true, stderr: true };
    this.#worker = new Worker(siblingModule('module-worker', import.meta.url), options);
    this.#port = port1;
    this.stdout = this.#worker.stdout;
    this.stderr = this.#worker.stderr;
    const { promise: settled, resolve: settle } = Promise.withResolvers<ReportedExit>();
    this.settled = settled;
    this.gone = this.#watch(settle);
  }

  /** Tells the function, by its `signal`, that it is to end. */
  ask(reason: StopReason): void {
    this.#port.postMessage(reason);
  }

  /** Ends the thread with the programs that it has started, and with whatever timers and sockets it left open. */
  async end(): Promise<void> {
    if (this.#number !== null) await endThreadChildren(this.#number);
    void this.#worker.terminate();
    // Once more: it may have started others until here; and a thread that waits in `execSync` ends only with what it waits for.
    if (this.#number !== null) killThreadChildren(this.#number);
  }

  #watch(settle: (exit: ReportedExit) => void): Promise<void> {
    const hear = (report: ModuleReport): void => {
      if (report.kind === 'began') this.#number = report.thread;
      else settle(report.exit);
    };
    this.#port.on('message', hear);
    this.#worker.on('error', (error: unknown) => settle(describeCrash(error)));
    return new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        // Its last report may still be in the channel.
        for (let last; (last = receiveMessageOnPort(this.#port)) !== undefined;) hear(last.message as ModuleReport);
        this.#port.close();
        // What it started in its last moments is the main thread's now, whose own children lead groups of their own.
        if (this.#number !== null) killThreadChildren(process.pid);
        this.#number = null;
        settle(threw('ProcessExit', `the module called process.exit(${code}) before its function had returned`));
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
