import { durationText } from '../config/lint/duration-text.ts';
import { setLongTimeout } from '../executor/long-timeout.ts';

/** The time limit of a run as a whole, over all of its attempts and the waits between them, and over the end of a process. */
export class RunLimit implements Disposable {
  /** Aborted with the run, or when the time is over: then with a `TimeoutError`. */
  readonly signal: AbortSignal;
  /** When that is, Unix ms; `null`: never. */
  readonly deadline: number | null;
  readonly #stopTimer: () => void = () => {};

  /** @param former when the time is over of a run that goes on; `null`: it begins now. */
  constructor(limitMs: number | null, former: number | null, signal: AbortSignal) {
    this.signal = signal;
    this.deadline = limitMs === null ? null : (former ?? Date.now() + limitMs);
    if (limitMs === null || this.deadline === null) return;
    const over = new AbortController();
    const isOverBefore = former !== null && former <= Date.now();
    const what = isOverBefore
      ? `the run_timeout of ${durationText(limitMs)}, waits and downtime included, was over before the runner went on with the run`
      : `the run took longer than its run_timeout of ${durationText(limitMs)}`;
    const error = new Error(what);
    error.name = 'TimeoutError';
    this.#stopTimer = setLongTimeout(() => over.abort(error), Math.max(0, this.deadline - Date.now()));
    this.signal = AbortSignal.any([signal, over.signal]);
  }

  /** Why nothing is to begin at that moment, Unix ms, in words; `null`: it may. */
  objection(at: number): string | null {
    return this.deadline === null || at < this.deadline ? null : 'its run_timeout is over by then';
  }

  [Symbol.dispose](): void {
    this.#stopTimer();
  }
}
