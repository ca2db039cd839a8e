import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FireTimeQueue, type Queued } from '../../../src/scheduler/firing/fire-time-queue.ts';

const notQueued = (): Queued => ({ nextFireTime: null, dueWith: null, dueIndex: 0 });

test('behaves as a sorted list under any mix of adding, moving, removing and taking', () => {
  const change = fc.record({ item: fc.nat(19), nextFireTime: fc.option(fc.nat(50)) });
  const operation = fc.oneof({ weight: 20, arbitrary: change }, { weight: 1, arbitrary: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 300 }), (operations) => {
      const items = Array.from({ length: 20 }, notQueued);
      const queue = new FireTimeQueue<Queued>();
      for (const each of [...operations, 50]) {
        const now = typeof each === 'number' ? each : -1;
        const due = items.filter(({ nextFireTime }) => nextFireTime !== null && nextFireTime <= now);
        const taken = queue.takeDue(now);
        expect(new Set(taken)).toEqual(new Set(due));
        const instants = taken.map(({ nextFireTime }) => Number(nextFireTime));
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
        for (const item of taken) item.nextFireTime = null;
        const changed = typeof each === 'number' ? undefined : items[each.item];
        if (changed && typeof each !== 'number') {
          changed.nextFireTime = each.nextFireTime;
          queue.update(changed);
        }
        expect(queue.first ?? Infinity).toBe(Math.min(...items.map(({ nextFireTime }) => nextFireTime ?? Infinity)));
      }
    }),
    { numRuns: 300 },
  );
});

test('keeps its order when a thousand instants are left behind', () => {
  const queue = new FireTimeQueue<Queued>();
  const [putOff, still] = [notQueued(), notQueued()];
  still.nextFireTime = 5000;
  queue.update(still);
  for (let instant = 1000; instant > 0; instant--) {
    putOff.nextFireTime = instant;
    queue.update(putOff);
    expect(queue.first).toBe(instant);
  }
  putOff.nextFireTime = 6000;
  queue.update(putOff);
  expect(queue.takeDue(9999)).toEqual([still, putOff]);
  expect(queue.first).toBeNull();
});
