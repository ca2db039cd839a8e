import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FireTimeQueue, NOT_QUEUED, type Queued } from '../../src/scheduler/fire-time-queue.ts';

test('behaves as a sorted list under any mix of adding, moving and removing', () => {
  const operation = fc.record({ item: fc.nat(19), nextFireTime: fc.option(fc.nat(50)) });
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), fc.nat(50), (operations, now) => {
      const items: Queued[] = Array.from({ length: 20 }, () => ({ nextFireTime: null, queueIndex: NOT_QUEUED }));
      const queue = new FireTimeQueue<Queued>();
      for (const { item: index, nextFireTime } of operations) {
        const item = items[index];
        if (!item) continue;
        item.nextFireTime = nextFireTime;
        queue.update(item);
        const earliest = Math.min(...items.map((each) => each.nextFireTime ?? Infinity));
        expect(queue.first?.nextFireTime ?? Infinity).toBe(earliest);
      }
      const due = items.filter((each) => each.nextFireTime !== null && each.nextFireTime <= now);
      const taken = queue.takeDue(now);
      expect(new Set(taken)).toEqual(new Set(due));
      expect(taken.map((each) => each.nextFireTime)).toEqual(
        taken.map((each) => each.nextFireTime).sort((a, b) => Number(a) - Number(b)),
      );
      expect(taken.every((each) => each.queueIndex === NOT_QUEUED)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
