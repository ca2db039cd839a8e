import { BoundedOutput, type LinesOrigin } from './bounded-output.ts';
import type { AttemptRecord, StepProgress } from './step-progress.ts';
import type { Store } from '../store.ts';

/** What is told is recorded so long after, at the latest; a crash loses no more of it. */
const WRITE_MS = 100;
/** What one of these writes holds at most, of all runs together: a claim may have to wait for it. */
const MOST_WRITE_BYTES = 256 * 1024;

/** That a try of a step has begun, or has ended. */
type AttemptMoment = Pick<AttemptRecord, 'runId' | 'stepId' | 'attempt'> & { readonly at: number } & (
    | { readonly kind: 'started' }
    | ({ readonly kind: 'ended' } & Pick<AttemptRecord, 'outcome' | 'reason' | 'exitCode'>)
  );

interface Dependencies {
  readonly store: Pick<Store, 'recordSteps'>;
  /** Calls `wake` once after about `delayMs`, unless the returned function is called first. */
  readonly after: (delayMs: number, wake: () => void) => () => void;
  /** Told when a write fails, the first time of several in a row. */
  readonly onFailure: (error: Error) => void;
}

interface Run {
  readonly runId: string;
  readonly output: BoundedOutput;
  readonly attempts: Map<string, { record: AttemptRecord; outputBytes: number; isPending: boolean }>;
}

/**
 * Records what the steps of runs do and write: in the background, a few writes a second for all of them, one at a time, so that claims and settlements
 * go before. A write that fails loses what it held, and no run fails of it.
 */
export class StepRecorder {
  readonly #with: Dependencies;
  readonly #runs = new Map<string, Run>();
  /** The runs with something to record, the one that waited longest first. */
  readonly #pending = new Set<Run>();
  readonly #writes = new Set<Promise<void>>();
  #stopTimer: (() => void) | null = null;
  #isWriting = false;
  #room: Buffer = Buffer.alloc(0);
  #isFailing = false;

  constructor(dependencies: Dependencies) {
    this.#with = dependencies;
  }

  /**
   * Before anything is told of the run.
   *
   * @param lastBlock the number of the last block that a former process recorded of it; 0: none.
   */
  begin(runId: string, maxBytes: number, lastBlock = 0): void {
    const output = new BoundedOutput(runId, maxBytes, lastBlock);
    this.#runs.set(runId, { runId, output, attempts: new Map() });
  }

  tellStep(moment: AttemptMoment): void {
    const run = this.#runs.get(moment.runId);
    if (run === undefined) return;
    switch (moment.kind) {
      case 'started': {
        const { runId, stepId, attempt, at } = moment;
        const open = { endedAt: null, outcome: null, reason: null, exitCode: null, outputBytes: 0 };
        const record = { runId, stepId, attempt, startedAt: at, ...open };
        run.attempts.set(keyOf(moment), { record, outputBytes: 0, isPending: true });
        break;
      }
      case 'ended': {
        const told = run.attempts.get(keyOf(moment));
        if (told === undefined) return;
        const { at, outcome, reason, exitCode } = moment;
        told.record = { ...told.record, endedAt: at, outcome, reason, exitCode };
        told.isPending = true;
        break;
      }
    }
    this.#await(run);
  }

  tellOutput(output: LinesOrigin & { readonly runId: string; readonly text: string }): void {
    const run = this.#runs.get(output.runId);
    if (run === undefined) return;
    const attempt = run.attempts.get(keyOf(output));
    const bytes = this.#encode(output.text);
    if (attempt !== undefined) {
      attempt.outputBytes += bytes.length;
      attempt.isPending = true;
    }
    run.output.add(output, bytes);
    this.#await(run);
  }

  /** Hands what there is of the run to the store, before whatever the caller hands it next: no run is settled before its output is recorded. */
  end(runId: string): void {
    const run = this.#runs.get(runId);
    this.#runs.delete(runId);
    if (run !== undefined && this.#pending.delete(run)) void this.#write(progressOf([run], Infinity));
  }

  /** Records what there is. Resolves when all is written, or has failed. */
  async close(): Promise<void> {
    this.#stopTimer?.();
    this.#stopTimer = null;
    if (this.#pending.size > 0) void this.#write(progressOf([...this.#pending], Infinity));
    this.#pending.clear();
    this.#runs.clear();
    await Promise.all(this.#writes);
  }

  /** The text in UTF-8, until the next one. To ask for its length before, as `Buffer.from` does, takes several times as long. */
  #encode(text: string): Buffer {
    // A UTF-16 unit never takes more than three bytes.
    if (this.#room.length < text.length * 3) this.#room = Buffer.allocUnsafeSlow(text.length * 3);
    return this.#room.subarray(0, this.#room.write(text));
  }

  #await(run: Run): void {
    this.#pending.add(run);
    if (!this.#isWriting) this.#stopTimer ??= this.#with.after(WRITE_MS, () => void this.#writeSome());
  }

  async #writeSome(): Promise<void> {
    this.#stopTimer = null;
    const runs = [...this.#pending];
    const progress = progressOf(runs, MOST_WRITE_BYTES);
    const served = new Set(progress.output.map(({ runId }) => runId));
    for (const run of runs) {
      const { isPending } = run.output;
      // What is served and has more goes behind those that are not.
      if (!isPending || served.has(run.runId)) this.#pending.delete(run);
      if (isPending) this.#pending.add(run);
    }
    this.#isWriting = true;
    await this.#write(progress);
    this.#isWriting = false;
    const [waiting] = this.#pending;
    if (waiting !== undefined) this.#await(waiting);
  }

  #write(progress: StepProgress): Promise<void> {
    const written = this.#record(progress).finally(() => this.#writes.delete(written));
    this.#writes.add(written);
    return written;
  }

  /** Never rejects. */
  async #record(progress: StepProgress): Promise<void> {
    try {
      await this.#with.store.recordSteps(progress);
      this.#isFailing = false;
    } catch (cause) {
      const message = `what steps do and write cannot be recorded: ${cause instanceof Error ? cause.message : String(cause)}`;
      if (!this.#isFailing) this.#with.onFailure(new Error(message, { cause }));
      this.#isFailing = true;
    }
  }
}

/** What is to be recorded of the runs, with about so much output at most. */
function progressOf(runs: readonly Run[], mostBytes: number): StepProgress {
  const attempts = runs.flatMap((run) => [...run.attempts.values()].filter(({ isPending }) => isPending));
  for (const attempt of attempts) attempt.isPending = false;
  let left = mostBytes;
  const output = runs.flatMap(({ output }) => {
    if (left <= 0 || !output.isPending) return [];
    const progress = output.take(left);
    for (const { text } of progress.blocks) left -= text.length;
    return [progress];
  });
  return { attempts: attempts.map(({ record, outputBytes }) => ({ ...record, outputBytes })), output };
}

/** No id of a step has a blank in it. */
function keyOf({ stepId, attempt }: Pick<AttemptRecord, 'stepId' | 'attempt'>): string {
  return `${stepId} ${attempt}`;
}
