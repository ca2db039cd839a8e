import { expect, test } from 'vitest';
import { EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, EVENT_MASKS } from '../../src/event/event-mask.ts';
import { Listeners } from '../../src/event/listeners.ts';

test('tells a listener only of the events in its mask', () => {
  const told: string[] = [];
  const listeners = new Listeners((error) => expect.unreachable(String(error)));
  listeners.add((event) => told.push(event.name), EVENT_JOB_ERROR | EVENT_JOB_MISSED);
  for (const name of ['job_executed', 'job_error', 'job_missed', 'job_submitted'] as const) listeners.tell(name, 0);
  expect(told).toEqual(['job_error', 'job_missed']);
});

test('a listener that throws, or rejects, does not keep the next one from being told', async () => {
  const errors: unknown[] = [];
  const told: string[] = [];
  const listeners = new Listeners((error) => errors.push(error));
  const failure = new Error('listener');
  listeners.add(() => {
    throw failure;
  });
  listeners.add(async () => {
    throw failure;
  });
  listeners.add((event) => told.push(event.name));
  listeners.tell('job_added', 0);
  expect(told).toEqual(['job_added']);
  await new Promise((resolve) => setImmediate(resolve));
  expect(errors).toEqual([failure, failure]);
});

test('adding a listener again replaces its mask', () => {
  const told: string[] = [];
  const listeners = new Listeners(() => {});
  const listener = ({ name }: { name: string }): void => void told.push(name);
  listeners.add(listener, EVENT_JOB_ERROR);
  listeners.add(listener, EVENT_JOB_MISSED);
  listeners.tell('job_error', 0);
  listeners.tell('job_missed', 0);
  expect(told).toEqual(['job_missed']);
});

test('a removed listener is told no more', () => {
  const told: string[] = [];
  const listener = (): void => void told.push('told');
  const listeners = new Listeners(() => {});
  listeners.add(listener);
  listeners.remove(listener);
  listeners.tell('job_added', 0);
  expect(told).toEqual([]);
});

test('masks are single bits, all different, with the values of APScheduler 3.x', () => {
  const masks = Object.values(EVENT_MASKS);
  expect(new Set(masks).size).toBe(masks.length);
  expect(masks.every((mask) => mask > 0 && (mask & (mask - 1)) === 0)).toBe(true);
  expect([EVENT_JOB_EXECUTED, EVENT_JOB_ERROR, EVENT_JOB_MISSED]).toEqual([1 << 12, 1 << 13, 1 << 14]);
});
