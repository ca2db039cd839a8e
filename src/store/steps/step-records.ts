import type { DatabaseSync } from 'node:sqlite';
import type { AttemptRecord, OutputProgress, StepProgress } from './step-progress.ts';
import type { FireTimeRecord } from '../store.ts';

interface StepRecords {
  /** As `Store.recordSteps`. */
  readonly record: (progress: StepProgress) => void;
  /** Ends the attempts of a run as the run itself was; when they ended nobody knows. */
  readonly interrupt: (run: FireTimeRecord) => void;
}

/** The tables of steps and their output. The caller makes the transactions. */
export function createStepRecords(database: DatabaseSync): StepRecords {
  const saveAttempt = database.prepare(
    `INSERT OR REPLACE INTO attempts (run_id, step_id, attempt, started_at, ended_at, outcome, reason, exit_code, output_bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertBlock = database.prepare(
    'INSERT INTO output (run_id, seq, step_id, attempt, stream, at, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const saveCut = database.prepare('INSERT OR REPLACE INTO output_cuts (run_id, after_seq, lines, bytes) VALUES (?, ?, ?, ?)');
  const forgetBlocks = database.prepare('DELETE FROM output WHERE run_id = ? AND seq > ? AND seq < ?');
  const interrupt = database.prepare('UPDATE attempts SET outcome = ?, reason = ? WHERE run_id = ? AND outcome IS NULL');

  function save({ runId, stepId, attempt, startedAt, endedAt, outcome, reason, exitCode, outputBytes }: AttemptRecord): void {
    saveAttempt.run(runId, stepId, attempt, startedAt, endedAt, outcome, reason, exitCode, outputBytes);
  }

  function write({ runId, blocks, cut }: OutputProgress): void {
    for (const { seq, stepId, attempt, stream, at, text } of blocks)
      insertBlock.run(runId, seq, stepId, attempt, stream, at, text);
    if (cut === null) return;
    saveCut.run(runId, cut.afterSeq, cut.lines, cut.bytes);
    forgetBlocks.run(runId, cut.afterSeq, cut.beforeSeq);
  }

  return {
    record: ({ attempts, output }) => {
      for (const attempt of attempts) save(attempt);
      for (const progress of output) write(progress);
    },
    interrupt: ({ runId, outcome, reason }) => {
      if (runId !== null) interrupt.run(outcome, reason, runId);
    },
  };
}
