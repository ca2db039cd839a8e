import type { DatabaseSync } from 'node:sqlite';
import type { AttemptRecord, OutputBlock, OutputCut } from './step-progress.ts';

/** Which output is asked for; `null`: any. */
export interface OutputFilter {
  readonly stepId: string | null;
  readonly attempt: number | null;
  readonly stream: OutputBlock['stream'] | null;
}

/** Where the last lines begin: behind the block `after`, and behind `skip` lines of the next one. */
export interface OutputPlace {
  readonly after: number;
  readonly skip: number;
}

/** Questions to what is kept of steps and their output. Each takes a few seeks and what it answers. */
export interface OutputQuestions {
  /** The attempts of a run, in the order they began; `outputBytes` of one that goes on: what is kept so far. */
  attempts(runId: string): readonly AttemptRecord[];
  /** Blocks of a run behind the one numbered `after`, `most` at most. */
  output(runId: string, filter: OutputFilter, after: number, most: number): readonly OutputBlock[];
  /** What is left out of its output; `null`: nothing. */
  cut(runId: string): Omit<OutputCut, 'beforeSeq'> | null;
  /** Where its last `lines` lines of that kind begin. */
  lastLines(runId: string, filter: OutputFilter, lines: number): OutputPlace;
}

const NOTHING: OutputQuestions = {
  attempts: () => [],
  output: () => [],
  cut: () => null,
  lastLines: () => ({ after: 0, skip: 0 }),
};

const MATCHES =
  'run_id = $run AND ($step IS NULL OR step_id = $step) AND ($attempt IS NULL OR attempt = $attempt) AND ($stream IS NULL OR stream = $stream)';

/** Asks the database; one of before there was output has none. */
export function outputOf(database: DatabaseSync): OutputQuestions {
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'output'").get() === undefined) return NOTHING;

  const values = (runId: string, { stepId, attempt, stream }: OutputFilter): Record<string, string | number | null> => ({
    $run: runId,
    $step: stepId,
    $attempt: attempt,
    $stream: stream,
  });

  return {
    attempts: (runId) => {
      const kept =
        'SELECT sum(octet_length(text)) FROM output WHERE run_id = a.run_id AND step_id = a.step_id AND attempt = a.attempt';
      const sql = `SELECT run_id AS runId, step_id AS stepId, attempt, started_at AS startedAt, ended_at AS endedAt, outcome, reason,
        exit_code AS exitCode, coalesce(output_bytes, (${kept}), 0) AS outputBytes
        FROM attempts AS a WHERE run_id = ? ORDER BY started_at, step_id, attempt`;
      return database.prepare(sql).all(runId) as unknown as AttemptRecord[];
    },
    output: (runId, filter, after, most) => {
      const sql = `SELECT seq, step_id AS stepId, attempt, stream, at, text FROM output WHERE ${MATCHES} AND seq > $after ORDER BY seq LIMIT $most`;
      const blocks = database.prepare(sql).all({ ...values(runId, filter), $after: after, $most: most });
      return blocks as unknown as OutputBlock[];
    },
    cut: (runId) => {
      const row = database.prepare('SELECT after_seq AS afterSeq, lines, bytes FROM output_cuts WHERE run_id = ?').get(runId);
      return (row as unknown as Omit<OutputCut, 'beforeSeq'> | undefined) ?? null;
    },
    lastLines: (runId, filter, lines) => {
      let left = lines;
      const blocks = database.prepare(`SELECT seq, text FROM output WHERE ${MATCHES} ORDER BY seq DESC`);
      for (const { seq, text } of blocks.iterate(values(runId, filter)) as unknown as Iterable<OutputBlock>) {
        left -= text.split('\n').length - 1;
        if (left <= 0) return { after: seq - 1, skip: -left };
      }
      return { after: 0, skip: 0 };
    },
  };
}
