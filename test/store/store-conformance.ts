import { expect, test } from 'vitest';
import type { AttemptRecord } from '../../src/store/step-progress.ts';
import type { FireTimeRecord, Store } from '../../src/store/store.ts';

export function fireTimeRecord(fields: Partial<FireTimeRecord> = {}): FireTimeRecord {
  return {
    jobId: 'a',
    fireTime: 1000,
    runId: 'run-1',
    outcome: null,
    reason: null,
    generation: 1,
    decidedAt: 1001,
    endedAt: null,
    ...fields,
  };
}

export function attemptRecord(fields: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    runId: 'run-1',
    stepId: 'a',
    attempt: 1,
    startedAt: 1050,
    endedAt: null,
    outcome: null,
    reason: null,
    exitCode: null,
    outputBytes: 0,
    ...fields,
  };
}

/** What every store promises. `open` gives an empty store; the suite closes it. */
export function testStore(open: () => Store | Promise<Store>): void {
  test('claims a fire time once, and says for each whether it was new', async () => {
    const store = await open();
    expect(await store.claim([fireTimeRecord(), fireTimeRecord({ jobId: 'b' })])).toEqual([true, true]);
    expect(await store.claim([fireTimeRecord({ runId: 'run-2' }), fireTimeRecord({ fireTime: 2000 })])).toEqual([false, true]);
    expect(await store.records('a')).toEqual([fireTimeRecord(), fireTimeRecord({ fireTime: 2000 })]);
    await store.close();
  });

  test('claims the same fire time once within one batch', async () => {
    const store = await open();
    expect(await store.claim([fireTimeRecord(), fireTimeRecord({ runId: 'run-2' })])).toEqual([true, false]);
    await store.close();
  });

  test('settles a claimed record, and keeps the first outcome', async () => {
    const store = await open();
    await store.claim([fireTimeRecord()]);
    await store.settle({ jobId: 'a', fireTime: 1000, outcome: 'failure', reason: 'exit 3', endedAt: 1500 });
    await store.settle({ jobId: 'a', fireTime: 1000, outcome: 'success', reason: null, endedAt: 1600 });
    expect(await store.records('a')).toEqual([fireTimeRecord({ outcome: 'failure', reason: 'exit 3', endedAt: 1500 })]);
    await store.close();
  });

  test('claims what follows from a record along with its outcome, once', async () => {
    const store = await open();
    await store.claim([fireTimeRecord(), fireTimeRecord({ jobId: 'c' })]);
    const following = [fireTimeRecord({ jobId: 'b', runId: 'run-2' }), fireTimeRecord({ jobId: 'c', runId: 'run-3' })];
    const settlement = { jobId: 'a', fireTime: 1000, outcome: 'success', reason: null, endedAt: 1500 } as const;
    expect(await store.settle(settlement, following)).toEqual([true, false]);
    expect(await store.settle(settlement, following)).toEqual([false, false]);
    expect(await store.records('b')).toEqual([fireTimeRecord({ jobId: 'b', runId: 'run-2' })]);
    expect(await store.records('c')).toEqual([fireTimeRecord({ jobId: 'c' })]);
    await store.close();
  });

  test('settling what was never claimed changes nothing', async () => {
    const store = await open();
    await store.settle({ jobId: 'a', fireTime: 1000, outcome: 'success', reason: null, endedAt: 1500 });
    expect(await store.records('a')).toEqual([]);
    await store.close();
  });

  test('lists the records of one job, oldest fire time first', async () => {
    const store = await open();
    await store.claim([fireTimeRecord({ fireTime: 3000 }), fireTimeRecord({ fireTime: 1000 }), fireTimeRecord({ jobId: 'b' })]);
    expect((await store.records('a')).map(({ fireTime }) => fireTime)).toEqual([1000, 3000]);
    await store.close();
  });

  test('gives the records of a job to the one it was moved to, which keeps those of its own', async () => {
    const store = await open();
    await store.claim([fireTimeRecord(), fireTimeRecord({ fireTime: 2000 }), fireTimeRecord({ fireTime: 3000, runId: 'going' })]);
    await store.claim([fireTimeRecord({ jobId: 'b', fireTime: 2000, runId: 'own' }), fireTimeRecord({ jobId: 'c' })]);
    const moves = new Map([['b', 'a']]);
    await store.moveJobs(moves);
    await store.moveJobs(moves);
    expect(await store.records('a')).toEqual([]);
    expect(await store.records('c')).toEqual([fireTimeRecord({ jobId: 'c' })]);
    expect(await store.claim([fireTimeRecord({ jobId: 'b', fireTime: 1000 })])).toEqual([false]);
    await store.settle({ jobId: 'b', fireTime: 3000, outcome: 'success', reason: null, endedAt: 3500 });
    expect((await store.records('b')).map(({ fireTime, runId, outcome }) => [fireTime, runId, outcome])).toEqual([
      [1000, 'run-1', null],
      [2000, 'own', null],
      [3000, 'going', 'success'],
    ]);
    expect(await store.claim([fireTimeRecord({ runId: 'anew' })])).toEqual([true]);
    await store.close();
  });

  test('takes what steps did and wrote, again and of runs that it does not know, and settles none of them by it', async () => {
    const store = await open();
    await store.claim([fireTimeRecord()]);
    const attempt = { ...attemptRecord(), endedAt: 1400, outcome: 'success', exitCode: 0, outputBytes: 4 } as const;
    const block = { seq: 1, stepId: 'a', attempt: 1, stream: 'stdout', at: 1100, text: 'one\n' } as const;
    await store.recordSteps({ attempts: [attemptRecord(), attemptRecord({ runId: 'unknown' })], output: [] });
    await store.recordSteps({ attempts: [attempt], output: [{ runId: 'run-1', blocks: [block], cut: null }] });
    await store.recordSteps({ attempts: [], output: [] });
    expect(await store.records('a')).toEqual([fireTimeRecord()]);
    expect(await store.claim([fireTimeRecord()])).toEqual([false]);
    await store.close();
  });

  test('keeps the last generation', async () => {
    const store = await open();
    expect(await store.lastGeneration()).toBeNull();
    const first = { generation: 1, hash: 'x', appliedAt: 5, jobs: '[]' };
    const second = { generation: 2, hash: 'y', appliedAt: 6, jobs: '[{}]' };
    await store.saveGeneration(first);
    await store.saveGeneration(second);
    expect(await store.lastGeneration()).toEqual(second);
    await store.close();
  });
}
