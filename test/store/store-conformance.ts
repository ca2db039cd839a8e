import { expect, test } from 'vitest';
import type { Override } from '../../src/store/override.ts';
import type { AttemptRecord } from '../../src/store/steps/step-progress.ts';
import type { AppliedGeneration, FireTimeRecord, Store } from '../../src/store/store.ts';

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

  test('knows of each job the settled record with the latest fire time', async () => {
    const store = await open();
    const settled = { outcome: 'success', endedAt: 3100 } as const;
    await store.claim([fireTimeRecord({ fireTime: 3000, ...settled }), fireTimeRecord({ fireTime: 1000, ...settled })]);
    await store.claim([fireTimeRecord({ fireTime: 4000 }), fireTimeRecord({ jobId: 'b' })]);
    expect(await store.lastSettled(['a', 'b', 'c'])).toEqual([fireTimeRecord({ fireTime: 3000, ...settled })]);
    await store.close();
  });

  const paused: Override = { jobId: 'a', kind: 'pause', reason: 'disk', user: 'ann', uid: 1000, since: 5, until: null };

  test('keeps one override of a job, the last one, until it is ended', async () => {
    const store = await open();
    await store.saveOverride(paused);
    await store.saveOverride({ ...paused, reason: null, until: 9 });
    await store.saveOverride({ ...paused, jobId: 'b' });
    expect(await store.overrides()).toEqual([
      { ...paused, reason: null, until: 9 },
      { ...paused, jobId: 'b' },
    ]);
    await store.endOverrides(['a', 'never-there']);
    expect(await store.overrides()).toEqual([{ ...paused, jobId: 'b' }]);
    await store.close();
  });

  test('gives the override of a job to the one it was moved to, which keeps one of its own', async () => {
    const store = await open();
    for (const jobId of ['a', 'b', 'c']) await store.saveOverride({ ...paused, jobId, reason: jobId });
    const moves = new Map([
      ['b', 'a'],
      ['d', 'c'],
    ]);
    await store.moveJobs(moves);
    await store.moveJobs(moves);
    expect((await store.overrides()).map(({ jobId, reason }) => [jobId, reason])).toEqual([
      ['b', 'b'],
      ['d', 'c'],
    ]);
    await store.close();
  });

  test('claims a past fire time for a backfill in place of a record with one of the outcomes that are made up for', async () => {
    const store = await open();
    const [missed, failed, done] = [1000, 2000, 3000];
    await store.claim([
      fireTimeRecord({ fireTime: missed, runId: null, outcome: 'missed', endedAt: 1001 }),
      fireTimeRecord({ fireTime: failed, outcome: 'failure', endedAt: 2002 }),
      fireTimeRecord({ fireTime: done, outcome: 'success', endedAt: 3003 }),
    ]);
    const claim = (fireTime: number): Promise<boolean> =>
      store.claimBackfill(fireTimeRecord({ fireTime, runId: 'again', generation: null, decidedAt: 9000 }), ['missed']);
    expect([await claim(500), await claim(missed), await claim(failed), await claim(done)]).toEqual([true, true, false, false]);
    await store.settle({ jobId: 'a', fireTime: missed, outcome: 'success', reason: null, endedAt: 9500 });
    expect(await claim(missed)).toBe(false);
    expect(
      (await store.records('a')).map(({ fireTime, runId, outcome, endedAt }) => [fireTime, runId, outcome, endedAt]),
    ).toEqual([
      [500, 'again', null, null],
      [missed, 'again', 'success', 9500],
      [failed, 'run-1', 'failure', 2002],
      [done, 'run-1', 'success', 3003],
    ]);
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

  const generationOf = (generation: number): AppliedGeneration => ({
    generation,
    hash: `hash-${generation}`,
    appliedAt: generation * 10,
    commit: generation === 1 ? null : 'c0ffee',
    plan: generation === 1 ? null : '{}',
  });

  test('a generation that is saved is not in force until it is applied', async () => {
    const store = await open();
    expect(await store.lastGeneration()).toBeNull();
    await store.saveGeneration(generationOf(1), new Map());
    expect(await store.lastGeneration()).toBeNull();
    await store.applyGeneration(1, new Map());
    await store.saveGeneration(generationOf(2), new Map());
    expect(await store.lastGeneration()).toEqual(generationOf(1));
    await store.applyGeneration(2, new Map());
    await store.applyGeneration(2, new Map());
    expect(await store.lastGeneration()).toEqual(generationOf(2));
    await store.close();
  });

  test('one that is saved takes the place of one that was not applied', async () => {
    const store = await open();
    await store.saveGeneration(generationOf(1), new Map());
    await store.saveGeneration({ ...generationOf(1), hash: 'other' }, new Map());
    await store.applyGeneration(1, new Map());
    expect(await store.lastGeneration()).toEqual({ ...generationOf(1), hash: 'other' });
    await store.close();
  });

  test('applying an earlier generation voids the later one', async () => {
    const store = await open();
    for (const each of [1, 2]) {
      await store.saveGeneration(generationOf(each), new Map());
      await store.applyGeneration(each, new Map());
    }
    await store.applyGeneration(1, new Map());
    expect(await store.lastGeneration()).toEqual(generationOf(1));
    await store.close();
  });

  test('keeps the jobs of a generation by what has changed since the one before, and goes back to that', async () => {
    const store = await open();
    const jobs = async (generation: number): Promise<unknown> => (await store.generationJobs(generation)).toSorted();
    await store.saveGeneration(
      generationOf(1),
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    );
    await store.applyGeneration(1, new Map());
    await store.saveGeneration(generationOf(2), new Map([['x', 'never applied']]));
    await store.saveGeneration(
      generationOf(2),
      new Map([
        ['a', null],
        ['b', '3'],
        ['c', '4'],
      ]),
    );
    expect(await jobs(1)).toEqual(['1', '2']);
    await store.applyGeneration(2, new Map());
    expect([await jobs(1), await jobs(2)]).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    await store.applyGeneration(1, new Map());
    expect(await jobs(1)).toEqual(['1', '2']);
    await store.close();
  });

  test('keeps what was told by subject, until it makes no difference any more, where anything is kept', async () => {
    const store = await open();
    await store.noteTold(
      [
        { subject: 'a', note: '1', until: 100 },
        { subject: 'b', note: '1', until: 200 },
      ],
      50,
    );
    await store.noteTold([{ subject: 'b', note: '2', until: 300 }], 150);
    expect(await store.toldNotes()).toEqual(store.isDurable ? [{ subject: 'b', note: '2', until: 300 }] : []);
    await store.close();
  });

  test('moves jobs along with the generation', async () => {
    const store = await open();
    await store.claim([fireTimeRecord()]);
    await store.saveGeneration(generationOf(1), new Map());
    await store.applyGeneration(1, new Map([['b', 'a']]));
    expect(await store.records('b')).toEqual([fireTimeRecord({ jobId: 'b' })]);
    expect(await store.records('a')).toEqual([]);
    await store.close();
  });
}
