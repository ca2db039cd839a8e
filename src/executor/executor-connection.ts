import { randomUUID } from 'node:crypto';
import { markedProcesses, markOf } from './command-mark.ts';
import { decodeLines } from './decode-lines.ts';
import type { Command, Execution, Executor, Exit } from './executor.ts';
import { LINE_FEED } from './line-framing.ts';
import { ExecutorChild } from './executor-child.ts';
import type { Report } from './messages.ts';
import { signalGroup } from './process-group.ts';
import { unpackExit } from './module/returned-value.ts';

/** How long a closing executor process may take to end its commands before it is killed itself. */
const CLOSE_MS = 5_000;

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
  readonly #child = new ExecutorChild((report) => this.#receive(report));
  readonly #running = new Map<number, RunningExecution>();
  readonly #gone: Promise<void>;
  readonly #name = randomUUID();
  #lastId = 0;

  /** Forks the process. Throws when the system refuses. */
  constructor() {
    this.#gone = this.#watch();
  }

  /** Whether a new process is needed. */
  get isLost(): boolean {
    return this.#child.isLost;
  }

  /** As `Executor.start`. */
  start(command: Command, onOutput: OnOutput): Execution {
    const id = ++this.#lastId;
    const { promise: ended, resolve: settle } = Promise.withResolvers<Exit>();
    const mark = leadsGroup(command) ? `${this.#name}-${id}` : null;
    this.#running.set(id, { onOutput, ended, settle, leader: null, mark });
    try {
      const env = mark === null ? command.env : { ...command.env, ...markOf(mark) };
      this.#child.send({ kind: 'start', id, command: { ...command, env } });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#end(id, { kind: 'failed-to-start', message: `cannot hand the command to the executor process: ${message}` });
    }
    return {
      ended,
      cancel: ({ now = false } = {}) => {
        if (this.#running.has(id)) this.#child.send({ kind: 'cancel', id, now });
      },
    };
  }

  /** Kills all commands, awaits their ends and then the end of the process. */
  async close(): Promise<void> {
    const killTimer = setTimeout(() => this.#child.kill(), CLOSE_MS);
    this.#child.send({ kind: 'kill-all' });
    await Promise.all(Array.from(this.#running.values(), ({ ended }) => ended));
    this.#child.disconnect();
    await this.#gone;
    clearTimeout(killTimer);
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
    const cause = await this.#child.ended;
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
}

function leadsGroup({ action }: Command): boolean {
  return action.kind === 'shell' || action.kind === 'argv' || (action.kind === 'module' && action.isolation === 'process');
}
