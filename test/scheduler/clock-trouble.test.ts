import { expect, test } from 'vitest';
import { recordRuns, schedulerAt, type UnderTest } from './scheduler-under-test.ts';

const everyMinute = { trigger: 'cron', minute: '*', id: 'a', misfireGraceTime: 3600 } as const;

function started(): UnderTest & { ran: string[] } {
  const underTest = schedulerAt('2026-06-01T12:00:30Z');
  const pipeline = recordRuns();
  underTest.scheduler.addJob(pipeline, everyMinute);
  underTest.scheduler.start();
  return { ...underTest, ran: pipeline.ran };
}

const trouble = ({ events }: UnderTest): (string | null)[] =>
  events
    .filter(({ name }) => name === 'clock_jumped' || name === 'loop_stalled')
    .map(({ name, reason }) => `${name}: ${reason ?? ''}`);

test('a clock that jumps forward, or a machine that slept, is told; what became due is one run', async () => {
  const underTest = started();
  underTest.clock.jump(10 * 60_000);
  await underTest.clock.advance(30_000);
  expect(trouble(underTest)).toEqual(['clock_jumped: forward by 600s']);
  expect(underTest.ran).toEqual(['12:11:00']);
  expect(underTest.log.filter((line) => line.startsWith('job_coalesced'))).toHaveLength(10);
});

test('a clock that is set back a little is told and nothing else', async () => {
  const underTest = started();
  underTest.clock.jump(-20 * 60_000);
  await underTest.clock.advance(30_000);
  expect(trouble(underTest)).toEqual(['clock_jumped: back by 1200s']);
  expect(underTest.ran).toEqual([]);
});

test('an event loop that was blocked is told; what became due is one run', async () => {
  const underTest = started();
  underTest.clock.stall(3 * 60_000);
  await underTest.clock.advance(0);
  expect(trouble(underTest)).toEqual(['loop_stalled: the event loop was blocked for 150s']);
  expect(underTest.ran).toEqual(['12:03:00']);
});

test('small corrections and small delays are not worth a word', async () => {
  const underTest = started();
  underTest.clock.jump(1500);
  await underTest.clock.advance(27_000);
  underTest.clock.stall(2000);
  await underTest.clock.advance(120_000);
  expect(trouble(underTest)).toEqual([]);
});
