import { expect, test } from 'vitest';
import { createRunIds } from '../../../src/scheduler/record/run-ids.ts';

test('ids look like random UUIDs and never come twice, also when the digits that count are used up', () => {
  const createRunId = createRunIds();
  const ids = Array.from({ length: 70_000 }, createRunId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
});

test('two schedulers share no id', () => {
  expect(createRunIds()().slice(4)).not.toBe(createRunIds()().slice(4));
});

test('four digits are enough to name one of thousands of runs', () => {
  const createRunId = createRunIds();
  const beginnings = Array.from({ length: 10_000 }, () => createRunId().slice(0, 4));
  expect(new Set(beginnings).size).toBe(beginnings.length);
});
