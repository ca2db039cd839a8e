import { expect, test } from 'vitest';
import type { WaitOptions } from '../../src/run/run-job.ts';
import { RetryWaits } from '../../src/run/retry-waits.ts';

const RUN = { jobId: 'a', runId: 'run-1', fireTime: 0, timezone: 'UTC', params: {} };
const LATER = { retryAt: Number.MAX_SAFE_INTEGER, progress: { attempt: 2, tries: {}, params: null }, failure: 'it failed' };
const OPTIONS: WaitOptions = { signal: new AbortController().signal, onWaiting: () => {}, aside: (wait) => wait() };

interface UnderTest {
  readonly waits: RetryWaits;
  readonly kept: unknown[];
  readonly failures: string[];
}

function waitsWith(keep: 'nowhere' | 'durably' | 'badly' = 'durably'): UnderTest {
  const [kept, failures]: [unknown[], string[]] = [[], []];
  const waits = new RetryWaits({
    keep:
      keep === 'nowhere'
        ? null
        : async (retry) => {
            if (keep === 'badly') throw new Error('disk full');
            kept.push(retry);
          },
    objection: (jobId) => (jobId === 'busy' ? 'no room' : null),
    onFailure: ({ message }) => failures.push(message),
  });
  waits.begin('run-1', 'a');
  return { waits, kept, failures };
}

test('a run waits until its moment, is kept for that long, and begins', async () => {
  const { waits, kept } = waitsWith();
  expect(await waits.wait(RUN, { ...LATER, retryAt: Date.now() }, OPTIONS)).toBeNull();
  expect(kept).toEqual([
    { runId: 'run-1', retryAt: expect.any(Number), progress: '{"attempt":2,"tries":{},"params":null}', failure: 'it failed' },
    { runId: 'run-1', retryAt: null, progress: null, failure: null },
  ]);
});

test('a run whose job has no more use for it is given up, under the id that the job has by then', async () => {
  const { waits } = waitsWith();
  const waiting = waits.wait(RUN, LATER, OPTIONS);
  waits.move('a', 'b');
  waits.giveUp('a', 'not this one');
  waits.giveUp('b', 'the job was removed');
  expect(await waiting).toBe('the job was removed');
});

test('a drain leaves what is kept to the next process, also what fails after it', async () => {
  const { waits } = waitsWith();
  const waiting = waits.wait(RUN, LATER, OPTIONS);
  waits.drain('the runner is shutting down');
  await expect(waiting).rejects.toMatchObject({ name: 'RunPostponed' });
  expect(waits.refusal(RUN, 0)).toBeNull();
  await expect(waits.wait(RUN, LATER, OPTIONS)).rejects.toMatchObject({ name: 'RunPostponed' });
});

test.each(['nowhere', 'badly'] as const)('what is kept %s has failed at a drain', async (keep) => {
  const { waits, failures } = waitsWith(keep);
  const waiting = waits.wait(RUN, LATER, OPTIONS);
  waits.drain('the runner is shutting down');
  expect(await waiting).toBe('the runner is shutting down');
  expect(failures).toEqual(keep === 'badly' ? ['that a run waits for its next attempt cannot be recorded: disk full'] : []);
});

test('nothing is tried again when the schedule has something against it, or the process ends and keeps nothing', () => {
  const { waits } = waitsWith('nowhere');
  expect(waits.refusal(RUN, 0)).toBeNull();
  waits.move('a', 'busy');
  expect(waits.refusal(RUN, 0)).toBe('no room');
  waits.drain('the runner is shutting down');
  expect(waits.refusal(RUN, 0)).toBe('the runner is shutting down');
});

test('a run that is cancelled waits no longer', async () => {
  const { waits } = waitsWith();
  const abort = new AbortController();
  const waiting = waits.wait(RUN, LATER, { ...OPTIONS, signal: abort.signal });
  abort.abort();
  expect(await waiting).toBeNull();
});
