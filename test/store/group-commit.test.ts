import { expect, test } from 'vitest';
import { GroupCommit } from '../../src/store/group-commit.ts';

test('writes of one turn of the event loop are one transaction, in order, and each gets what it returned', async () => {
  const transactions: string[][] = [];
  const group = new GroupCommit<string>((write) => {
    const written = write();
    transactions.push(written);
    return written;
  });
  expect(await Promise.all(['a', 'b', 'c'].map((name) => group.add(() => name)))).toEqual(['a', 'b', 'c']);
  expect(await group.add(() => 'd')).toBe('d');
  expect(transactions).toEqual([['a', 'b', 'c'], ['d']]);
});

test('a transaction that fails is told to all that were to be written with it, and the next one goes on', async () => {
  const group = new GroupCommit<string>((write) => write());
  const broken = (): string => {
    throw new Error('disk full');
  };
  const outcomes = await Promise.allSettled([group.add(() => 'a'), group.add(broken)]);
  expect(outcomes).toMatchObject([{ reason: new Error('disk full') }, { reason: new Error('disk full') }]);
  expect(await group.add(() => 'b')).toBe('b');
});
