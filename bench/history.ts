import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { History, RecordFilter } from '../src/store/history/history.ts';
import { readHistory } from '../src/store/history/read-history.ts';
import { fillHistory, FIRST_FIRE_TIME } from './fill-history.ts';
import { medianOf } from './measure.ts';

/** What questions to a million records take: of the one that is asked first, with its opening of the database, and the median of some more. */
const RECORDS = 1_000_000;
const JOBS = [1000, 10_000];
const ROUNDS = 9;

for (const jobs of JOBS) {
  const directory = mkdtempSync(join(tmpdir(), 'volnux-bench-'));
  try {
    await fillHistory(directory, RECORDS, jobs);
    const jobId = `job-${String(jobs / 2).padStart(5, '0')}`;
    const filter: RecordFilter = { jobId: null, states: null, since: null, limit: 21 };
    const middle = FIRST_FIRE_TIME + (RECORDS / jobs / 2) * 60_000;
    const questions: Readonly<Record<string, (history: History) => unknown>> = {
      'history JOB': (history) => history.recent({ ...filter, jobId }),
      'history JOB --state failure': (history) => history.recent({ ...filter, jobId, states: ['failure'] }),
      'history JOB --since': (history) => history.recent({ ...filter, jobId, since: middle, limit: 1001 }),
      'why JOB: the records next to a time': (history) => [history.before(jobId, middle), history.from(jobId, middle)],
      history: (history) => history.recent(filter),
      'history --state missed': (history) => history.recent({ ...filter, states: ['missed'] }),
      'runs show RUN': (history) => history.runs('0e3373d0-b8da-45eb-9ce8-0000000f0000', 2),
      'why JOB without a record: what a runner did then': (history) => history.decisionsAround(middle),
    };
    const rows = Object.entries(questions).map(([name, question]) => {
      const ask = (history: History): number => msOf(() => question(history));
      const first = msOf(() => readHistory(directory, question));
      return [
        name,
        {
          'first, ms': rounded(first),
          'median, ms': rounded(readHistory(directory, (history) => medianOf(ROUNDS, () => ask(history))) ?? NaN),
        },
      ];
    });
    console.log(`${RECORDS.toLocaleString('en-US')} records of ${jobs.toLocaleString('en-US')} jobs`);
    console.table(Object.fromEntries(rows));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function msOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
