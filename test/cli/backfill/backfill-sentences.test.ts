import { expect, test } from 'vitest';
import { chosenLine, progressLine, timesOf } from '../../../src/cli/backfill/backfill-sentences.ts';
import type { BackfillRun } from '../../../src/cli/backfill/run-fire-times.ts';

const FIRST = Date.parse('2026-03-01T03:00:00Z');
const run: BackfillRun = { fireTime: FIRST, runId: 'r1', outcome: 'success', reason: null, durationMs: 4 };

test('lines of progress have their columns one below the other, however the runs end', () => {
  const chosen = [FIRST, FIRST + 60_500].map((fireTime) => ({ fireTime, before: null }));
  const times = timesOf(chosen, 'Europe/Berlin');
  const longer: BackfillRun = { ...run, fireTime: FIRST + 60_500, outcome: 'interrupted', durationMs: 3_599_000, reason: 'gone' };
  expect([progressLine(run, 1, 10, times), progressLine(longer, 10, 10, times)]).toEqual([
    ' 1/10  Sun 2026-03-01 04:00:00.000 +01:00  success      4 ms         r1',
    '10/10  Sun 2026-03-01 04:01:00.500 +01:00  interrupted  59 min 59 s  r1  gone',
  ]);
  expect(chosen.map((each) => chosenLine(each, times))).toEqual([
    'Sun 2026-03-01 04:00:00.000 +01:00  no record',
    'Sun 2026-03-01 04:01:00.500 +01:00  no record',
  ]);
});
