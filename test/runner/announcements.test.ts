import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { createEvent, type VolnuxEvent } from '../../src/event/event.ts';
import { Announcements } from '../../src/runner/announcements.ts';
import { InForce } from '../../src/runner/in-force.ts';
import { createRunsGoing } from '../../src/runner/runs-going.ts';
import { inMemory } from '../config/in-memory.ts';

interface Announced {
  readonly announcements: Announcements;
  /** What was logged and what was handed on, a line each. */
  readonly lines: string[];
  readonly begin: () => void;
}

async function announced(): Promise<Announced> {
  const schedule =
    'secrets: { TOKEN: { env: TOKEN } }\njobs: { a: { run: date, trigger: { interval: 1h, timezone: Asia/Tokyo } } }\n';
  const files = inMemory({ 'schedule.yaml': schedule });
  const { config } = await loadConfig('schedule.yaml', { env: { TOKEN: 'open-sesame' }, files });
  if (config === null) throw new Error('the schedule has mistakes');
  const [runs, lines] = [createRunsGoing(), [] as string[]];
  const observer = {
    onEvent: ({ name, reason }: VolnuxEvent, timezone: string) => void lines.push(`logged ${name}: ${reason} (${timezone})`),
    onStepOutput: () => {},
    onHookOutput: () => {},
    onHookRetry: (_event: VolnuxEvent, reason: string, timezone: string) => void lines.push(`retry: ${reason} (${timezone})`),
    onFailure: ({ message }: Error) => void lines.push(`failure: ${message}`),
  };
  const announcements = new Announcements({ observer, inForce: new InForce(config, runs), runs });
  const begin = (): void => announcements.begin(({ name, jobId }, { job }) => lines.push(`got ${name} of ${jobId}, ${job?.id}`));
  return { announcements, lines, begin };
}

test('what is told before there is who receives it is told then, first and in order', async () => {
  const { announcements, lines, begin } = await announced();
  announcements.publish('store_error', { reason: 'no room' });
  announcements.publish('store_recovered', { reason: 'room' });
  expect(lines).toEqual([]);
  begin();
  announcements.publish('job_added', { jobId: 'a', reason: 'new' });
  expect(lines).toEqual([
    'logged store_error: no room (UTC)',
    'got store_error of null, undefined',
    'logged store_recovered: room (UTC)',
    'got store_recovered of null, undefined',
    'logged job_added: new (Asia/Tokyo)',
    'got job_added of a, a',
  ]);
});

test('a failure is told at once, and without secrets', async () => {
  const { announcements, lines } = await announced();
  announcements.tellFailure(new Error('open-sesame was wrong'));
  expect(lines).toEqual(['failure: *** was wrong']);
});

test('a hook that is tried again is logged without secrets, and is no event', async () => {
  const { announcements, lines, begin } = await announced();
  begin();
  announcements.tellHookRetry(createEvent('job_error', 0, { jobId: 'a' }), 'webhook 2 said open-sesame');
  expect(lines).toEqual(['retry: webhook 2 said *** (Asia/Tokyo)']);
});

test('a hook that fails is an event for hooks, but not where it was about such a failure', async () => {
  const { announcements, lines, begin } = await announced();
  begin();
  announcements.tellHookFailure(createEvent('job_error', 0, { jobId: 'a' }), 'exit code 1');
  expect(lines.splice(0)).toEqual(['logged hook_error: exit code 1 (Asia/Tokyo)', 'got hook_error of a, a']);
  announcements.tellHookFailure(createEvent('hook_error', 0, { jobId: 'a' }), 'exit code 2');
  expect(lines).toEqual(['logged hook_error: exit code 2 (Asia/Tokyo)']);
});
