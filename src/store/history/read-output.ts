import type { DatabaseSync } from 'node:sqlite';
import type { AttemptRecord, OutputBlock, OutputCut } from '../steps/step-progress.ts';

/** Where the last lines begin: behind the block `after`, and behind `skip` lines of the next one. */
export interface OutputPlace {
  readonly after: number;
  readonly skip: number;
}

/** Questions to what is kept of steps and their output. Each takes a few seeks and what it answers. */
export interface OutputQuestions {
  /** The attempts of a run, in the order they began. */
  attempts(runId: string): readonly AttemptRecord[];
  /** Blocks of a run behind the one numbered `after`, `most` at most. */
  output(runId: string, after: number, most: number): readonly OutputBlock[];
  /** What is left out of its output; `null`: nothing. */
  cut(runId: string): Omit<OutputCut, 'beforeSeq'> | null;
  /** Where the last `lines` lines of the blocks that `matches` takes begin. */
  lastLines(runId: string, matches: (block: OutputBlock) => boolean, lines: number): OutputPlace;
}

const NOTHING: OutputQuestions = {
  attempts: () => [],
  output: () => [],
  cut: () => null,
  lastLines: () => ({ after: 0, skip: 0 }),
};

const BLOCKS = 'SELECT seq, step_id AS stepId, attempt, stream, at, text FROM output WHERE run_id = ?';

/** Asks the database; one of before there was output has none. */
export function outputOf(database: DatabaseSync): OutputQuestions {
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'output'").get() === undefined) return NOTHING;

  return {
    attempts: (runId) => {
      const sql = `SELECT run_id AS runId, step_id AS stepId, attempt, started_at AS startedAt, ended_at AS endedAt, outcome, reason,
        exit_code AS exitCode, output_bytes AS outputBytes FROM attempts WHERE run_id = ? ORDER BY started_at, step_id, attempt`;
      return database.prepare(sql).all(runId) as unknown as AttemptRecord[];
    },
    output: (runId, after, most) =>
      database.prepare(`${BLOCKS} AND seq > ? ORDER BY seq LIMIT ?`).all(runId, after, most) as unknown as readonly OutputBlock[],
    cut: (runId) => {
      const row = database.prepare('SELECT after_seq AS afterSeq, lines, bytes FROM output_cuts WHERE run_id = ?').get(runId);
      return (row as unknown as Omit<OutputCut, 'beforeSeq'> | undefined) ?? null;
    },
    lastLines: (runId, matches, lines) => {
      let left = lines;
      const blocks = database.prepare(`${BLOCKS} ORDER BY seq DESC`).iterate(runId);
      for (const block of blocks as unknown as Iterable<OutputBlock>) {
        if (!matches(block)) continue;
        left -= block.text.split('\n').length - 1;
        if (left <= 0) return { after: block.seq - 1, skip: 0 - left };
      }
      return { after: 0, skip: 0 };
    },
  };
}
