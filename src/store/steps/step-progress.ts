import type { RunOutcome } from '../../event/outcome.ts';

/** What steps did and wrote since that was told before. */
export interface StepProgress {
  /** In place of what was told of the same attempts. */
  readonly attempts: readonly AttemptRecord[];
  readonly output: readonly OutputProgress[];
}

/** One try of a step. All instants are Unix ms. */
export interface AttemptRecord {
  readonly runId: string;
  readonly stepId: string;
  /** From 1. */
  readonly attempt: number;
  readonly startedAt: number;
  /** This and the next three: `null` while it goes on. */
  readonly endedAt: number | null;
  readonly outcome: RunOutcome | null;
  /** What went wrong, as the rest of a sentence that begins with the step; `null` for `success`, too. */
  readonly reason: string | null;
  /** `null`, too, where there is none: it was ended, or is a module. */
  readonly exitCode: number | null;
  /** What it has written, kept or not: UTF-8, line ends included. */
  readonly outputBytes: number;
}

/** What a run wrote. */
export interface OutputProgress {
  readonly runId: string;
  readonly blocks: readonly OutputBlock[];
  /** `null`: as before. */
  readonly cut: OutputCut | null;
}

/** Lines that a step wrote one after the other, within a tenth of a second. */
export interface OutputBlock {
  /** Counts the blocks of a run, from 1. */
  readonly seq: number;
  readonly stepId: string;
  readonly attempt: number;
  readonly stream: 'stdout' | 'stderr';
  /** When the first of them came. */
  readonly at: number;
  /** Each line closed by `\n`. */
  readonly text: string;
}

/** What of a run's output is left out: all of it between two blocks. */
export interface OutputCut {
  /** The last block before it; 0: it is at the beginning. */
  readonly afterSeq: number;
  /** The first block behind it; those in between, should there be any, are forgotten. */
  readonly beforeSeq: number;
  readonly lines: number;
  /** UTF-8, line ends included. */
  readonly bytes: number;
}
