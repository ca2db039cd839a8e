import { expect, test } from 'vitest';
import { CallQueue } from '../../../src/store/calls/call-queue.ts';
import type { StoreCall, StoreReply } from '../../../src/store/calls/store-call.ts';

interface Held {
  readonly queue: CallQueue;
  readonly groups: string[][];
  /** Ends the next group. */
  readonly release: (failure?: Error) => void;
}

/** A queue whose groups are answered when the test says so. */
function held(): Held {
  const groups: string[][] = [];
  const gates = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
  let released = 0;
  const queue = new CallQueue(async (take) => {
    const calls: readonly StoreCall[] = take();
    const index = groups.push(calls.map(({ method }) => method)) - 1;
    await gates[index]?.promise;
    return calls.map(({ method }): StoreReply => {
      if (method !== 'bad') return { kind: 'done', value: method };
      return { kind: 'failed', error: { code: 'disk-full', message: 'no room', stack: undefined } };
    });
  });
  const release = (failure?: Error): void => {
    const gate = gates[released++];
    if (failure) gate?.reject(failure);
    else gate?.resolve();
  };
  return { queue, groups, release };
}

test('what is called while a group is under way is the next group, in order', async () => {
  const { queue, groups, release } = held();
  const first = queue.add('a', []);
  const others = Promise.allSettled(['b', 'bad', 'c'].map((name) => queue.add(name, [])));
  release();
  expect(await first).toBe('a');
  release();
  expect(await others).toMatchObject([{ value: 'b' }, { reason: { name: 'StoreError', code: 'disk-full' } }, { value: 'c' }]);
  expect(groups).toEqual([['a'], ['b', 'bad', 'c']]);
});

test('a group that has no answer fails alone', async () => {
  const { queue, release } = held();
  const first = queue.add('a', []);
  const second = queue.add('b', []);
  release(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  release();
  expect(await second).toBe('b');
});

test('closing waits for what was called before, and refuses what comes after', async () => {
  const { queue, release } = held();
  const first = queue.add('a', []);
  const closed = queue.close();
  await expect(queue.add('b', [])).rejects.toThrow('the store is closed');
  release();
  await closed;
  expect(await first).toBe('a');
});
