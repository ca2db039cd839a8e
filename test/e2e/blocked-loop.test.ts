import { expect, test } from 'vitest';
import {
  EVENT_JOB_COALESCED,
  EVENT_JOB_EXECUTED,
  EVENT_LOOP_STALLED,
  PipelineScheduler,
  type VolnuxEvent,
} from '../../src/index.ts';

test('a real event loop that is blocked for two seconds loses no fire time and fires no burst', async () => {
  const events: VolnuxEvent[] = [];
  const scheduler = new PipelineScheduler();
  scheduler.addListener((event) => events.push(event), EVENT_JOB_COALESCED | EVENT_JOB_EXECUTED | EVENT_LOOP_STALLED);
  const ran = Promise.withResolvers<number>();
  scheduler.addJob({ run: ({ fireTime }) => ran.resolve(fireTime) }, { trigger: 'interval', seconds: 0.2, id: 'a' });
  scheduler.start();
  const addedAt = Date.now();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
  const fireTime = await ran.promise;
  await scheduler.shutdown();
  const [stalled] = events;
  expect(stalled).toMatchObject({ name: 'loop_stalled', reason: expect.stringMatching(/^the event loop was blocked for [12]/) });
  expect(fireTime).toBeGreaterThan(addedAt + 1500);
  expect(events.filter(({ name }) => name === 'job_executed')).toHaveLength(1);
  expect(events.filter(({ name }) => name === 'job_coalesced').length).toBeGreaterThanOrEqual(8);
});
