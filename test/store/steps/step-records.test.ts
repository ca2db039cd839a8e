import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import type { History } from '../../../src/store/history/history.ts';
import { readHistory } from '../../../src/store/history/read-history.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import type { OutputBlock } from '../../../src/store/steps/step-progress.ts';
import { attemptRecord, fireTimeRecord } from '../store-conformance.ts';

const directory = mkdtempSync(join(tmpdir(), 'volnux-steps-'));
afterAll(() => rmSync(directory, { recursive: true }));

let made = 0;
const newDirectory = (): string => join(directory, String(++made));

function block(seq: number, text: string, fields: Partial<OutputBlock> = {}): OutputBlock {
  return { seq, stepId: 'a', attempt: 1, stream: 'stdout', at: 1000 + seq, text, ...fields };
}

/** All that is kept of a run's steps. */
const allOf =
  (runId: string) =>
  (history: History): unknown => ({
    attempts: history.attempts(runId),
    blocks: history.output(runId, 0, 100),
    cut: history.cut(runId),
  });
const NOTHING = { attempts: [], blocks: [], cut: null };

test('attempts and output are kept as they are, in order, and can be asked for while they are written', async () => {
  const state = newDirectory();
  const store = openSqliteStore(state);
  const blocks = [block(1, 'zero \0 and \ufffd é 🙂\n\n'), block(2, 'oops\n', { stream: 'stderr', stepId: 'b', attempt: 2 })];
  await store.recordSteps({ attempts: [attemptRecord()], output: [{ runId: 'run-1', blocks, cut: null }] });
  const failed = { endedAt: 1300, outcome: 'failure', reason: 'exited with code 3', exitCode: 3, outputBytes: 9 } as const;
  const attempts = [attemptRecord({ ...failed }), attemptRecord({ stepId: 'b', attempt: 2, startedAt: 1200 })];
  await store.recordSteps({
    attempts: attempts.toReversed(),
    output: [{ runId: 'run-1', blocks: [block(3, 'more\n')], cut: null }],
  });
  expect(readHistory(state, allOf('run-1'))).toEqual({ attempts, blocks: [...blocks, block(3, 'more\n')], cut: null });
  expect(readHistory(state, allOf('run'))).toEqual(NOTHING);
  expect(readHistory(state, (history) => history.output('run-1', 1, 1))).toEqual([blocks[1]]);
  await store.close();
});

test('what lies in a cut is forgotten', async () => {
  const state = newDirectory();
  const store = openSqliteStore(state);
  const write = (blocks: readonly OutputBlock[], cut: readonly [number, number, number, number]): Promise<void> => {
    const [afterSeq, beforeSeq, lines, bytes] = cut;
    return store.recordSteps({ attempts: [], output: [{ runId: 'run-1', blocks, cut: { afterSeq, beforeSeq, lines, bytes } }] });
  };
  await write(
    [1, 2, 3, 4].map((seq) => block(seq, 'x\n')),
    [1, 3, 1, 2],
  );
  await write([block(6, 'x\n')], [1, 6, 4, 8]);
  const kept = readHistory(state, (history) => [history.output('run-1', 0, 9).map(({ seq }) => seq), history.cut('run-1')]);
  expect(kept).toEqual([[1, 6], { afterSeq: 1, lines: 4, bytes: 8 }]);
  await store.close();
});

test('the last lines are found from the end, of what is asked for', async () => {
  const state = newDirectory();
  const store = openSqliteStore(state);
  const blocks = [block(1, '1\n2\n3\n'), block(2, 'x\ny\n', { stream: 'stderr' }), block(3, '4\n5\n')];
  await store.recordSteps({ attempts: [], output: [{ runId: 'run-1', blocks, cut: null }] });
  const places = readHistory(state, (history) =>
    [1, 2, 3, 5, 6].map((lines) => history.lastLines('run-1', ({ stream }) => stream === 'stdout', lines)),
  );
  expect(places).toEqual([
    { after: 2, skip: 1 },
    { after: 2, skip: 0 },
    { after: 0, skip: 2 },
    { after: 0, skip: 0 },
    { after: 0, skip: 0 },
  ]);
  await store.close();
});

test('steps that a crash cut off are interrupted with their run; those that had ended stay, and so does what was written', async () => {
  const state = newDirectory();
  const former = openSqliteStore(state);
  await former.claim([fireTimeRecord(), fireTimeRecord({ jobId: 'b', runId: 'run-2' })]);
  await former.settle({ jobId: 'b', fireTime: 1000, outcome: 'success', reason: null, endedAt: 1500 });
  const done = attemptRecord({ stepId: 'done', endedAt: 1060, outcome: 'success', exitCode: 0 });
  // Its end could not be recorded, that of its run could.
  const lost = attemptRecord({ runId: 'run-2' });
  await former.recordSteps({
    attempts: [done, attemptRecord({ startedAt: 1060 }), lost],
    output: [{ runId: 'run-1', blocks: [block(1, 'so far\n')], cut: null }],
  });
  await former.close();
  const store = openSqliteStore(state);
  await store.interruptUnsettled(9000);
  const reason = 'the runner ended before the run did';
  expect(readHistory(state, allOf('run-1'))).toEqual({
    attempts: [done, attemptRecord({ startedAt: 1060, endedAt: null, outcome: 'interrupted', reason })],
    blocks: [block(1, 'so far\n')],
    cut: null,
  });
  expect(readHistory(state, (history) => history.attempts('run-2'))).toEqual([lost]);
  await store.close();
});

test('steps and output go with the record of their run, also those of a run that was interrupted and run again', async () => {
  const state = newDirectory();
  const store = openSqliteStore(state);
  await store.claim([fireTimeRecord(), fireTimeRecord({ jobId: 'b', runId: 'run-2' })]);
  for (const runId of ['run-1', 'again', 'run-2']) {
    const cut = { afterSeq: 1, beforeSeq: 3, lines: 1, bytes: 2 };
    const output = [{ runId, blocks: [block(1, 'x\n'), block(3, 'y\n')], cut }];
    await store.recordSteps({ attempts: [attemptRecord({ runId })], output });
  }
  await store.interruptUnsettled(9000, new Set(['a']));
  await store.claimAgain([fireTimeRecord({ runId: 'again' })]);
  await store.close();

  const database = new DatabaseSync(join(state, 'volnux.db'));
  database.exec("DELETE FROM fire_times WHERE job_id = 'a'");
  database.close();
  const kept = readHistory(state, (history) => ['run-1', 'again', 'run-2'].map((runId) => allOf(runId)(history)));
  expect(kept).toMatchObject([NOTHING, NOTHING, { attempts: [{ runId: 'run-2' }], blocks: [{ seq: 1 }, { seq: 3 }] }]);
});

test('a database of before there was output has none, and is not written to be asked', () => {
  const state = newDirectory();
  mkdirSync(state);
  const path = join(state, 'volnux.db');
  const database = new DatabaseSync(path);
  database.exec(readFileSync(join(import.meta.dirname, '../../fixtures/store/version-2.sql'), 'utf8'));
  database.close();
  copyFileSync(path, `${path}.before`);
  expect(readHistory(state, allOf('run-1'))).toEqual(NOTHING);
  expect(readHistory(state, (history) => history.lastLines('run-1', () => true, 1))).toEqual({ after: 0, skip: 0 });
  expect(readHistory(state, (history) => history.rerunOf('run', 1))).toEqual([]);
  expect(readFileSync(path).equals(readFileSync(`${path}.before`))).toBe(true);
});
