import { expect, test } from 'vitest';
import type { Hook } from '../../src/config/config.ts';
import { createEvent } from '../../src/event/event.ts';
import { beginDelivery, takeLostDeliveries } from '../../src/hook/unfinished-deliveries.ts';
import { createMemory } from './told-memory.ts';

const hook: Hook = {
  on: ['job_error'],
  action: { kind: 'shell', script: 'page the-secret-token' },
  level: 'file',
  atMost: null,
  env: {},
  passEnv: [],
  cwd: '/',
  timeoutMs: 1000,
};

test('what was begun and not ended is lost, once; what the hook says is kept nowhere', async () => {
  const memory = createMemory();
  const notes = memory.open();
  const event = createEvent('job_error', 5, { jobId: 'a', runId: 'r-1', fireTime: 4 });
  beginDelivery(notes, 'one', event, hook);
  const end = beginDelivery(notes, 'two', event, hook);
  await notes.close();
  expect(JSON.stringify(memory.kept())).not.toContain('secret');
  end();
  await notes.close();

  const next = memory.open();
  const reason = 'a hook on job_error was not through with it when the former runner died, and may not have been told';
  expect(takeLostDeliveries(next)).toEqual([{ jobId: 'a', runId: 'r-1', fireTime: 4, reason }]);
  await next.close();
  expect(takeLostDeliveries(memory.open())).toEqual([]);
});
