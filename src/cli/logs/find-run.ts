import { didYouMean } from '../../config/diagnostic/closest.ts';
import type { History } from '../../store/history/history.ts';
import type { FireTimeRecord } from '../../store/store.ts';
import { UsageError } from '../command.ts';
import { checkNotMoved } from '../history/check-known.ts';
import { isJob } from '../history/is-job.ts';
import type { StateSource } from '../history/state-source.ts';

/** A run, and the fire time that it is, or was, for. */
export interface FoundRun {
  readonly runId: string;
  readonly record: FireTimeRecord;
}

/**
 * The run that is meant by `text`: the id of a job, for its last run, or the id of a run, or a beginning of one that no other has; one that was interrupted and
 * run again has its output still. Throws `UsageError` when there is none, or are several.
 */
export function findRun(text: string, source: StateSource, history: History): FoundRun {
  if (isJob(text, source, history)) {
    const record = history.lastRun(text);
    if (record?.runId) return { runId: record.runId, record };
    throw new UsageError(`no run of "${text}" is recorded; \`volnux history ${text}\` shows what is`);
  }
  const prefix = text.toLowerCase();
  const found = [
    ...history.runs(prefix, 2).map((record) => ({ runId: record.runId ?? '', record })),
    ...history.rerunOf(prefix, 2).map((record) => ({ runId: record.interruptedRunId, record })),
  ];
  const [run, other] = found;
  if (run === undefined) {
    checkNotMoved(text, source.moves);
    const hint = didYouMean(text, [...new Set([...source.jobs.keys(), ...history.jobIds()])]);
    throw new UsageError(`there is no run and no job "${text}"; ${hint ?? '`volnux history` shows the ids of runs'}`);
  }
  if (other === undefined) return run;
  throw new UsageError(`"${text}" begins the ids of several runs, ${run.runId} and ${other.runId} among them`);
}
