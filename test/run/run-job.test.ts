import { expect, test } from 'vitest';
import { ONCE } from '../plan/step.ts';
import type { WaitingRun } from '../../src/run/run-job.ts';
import { runsUnderTest, TWICE } from './run-under-test.ts';

const { run, step } = runsUnderTest();

test('a run that fails is tried again as a whole, its last steps included, and attempts of a step count on', async () => {
  const steps = [
    step('a', 'echo "a $VOLNUX_ATTEMPT"'),
    step('b', 'echo "b $VOLNUX_ATTEMPT"; [ "$VOLNUX_ATTEMPT" = 2 ]', { needs: ['a'] }),
  ];
  const begun: number[] = [];
  const ran = await run(
    steps,
    { finally: [step('c', 'echo "$VOLNUX_OUTCOME"', { runIf: 'always' })] },
    { retry: TWICE, onAttempt: (attempt) => begun.push(attempt) },
  );
  expect(ran).toMatchObject({
    lines: ['a: a 1', 'b: b 1', 'c: failure', 'a: a 2', 'b: b 2', 'c: success'],
    events: ['job_retry: step "b" exited with code 1; the run is tried again in 0s, attempt 2 of 2'],
    about: [null],
    error: null,
  });
  expect(begun).toEqual([1, 2]);
});

test('a step that is tried again within a run that is counts all its attempts', async () => {
  const { attempts, error } = await run([step('a', 'exit 1', { retry: TWICE })], {}, { retry: TWICE });
  expect(attempts).toEqual(['a#1 failure', 'a#2 failure', 'a#3 failure', 'a#4 failure']);
  expect(error?.message).toBe('step "a" exited with code 1 (attempt 2 of 2); attempt 2 of 2 of the run');
});

test('outputs of a former attempt are gone', async () => {
  const steps = [
    step('a', '[ "$VOLNUX_ATTEMPT" = 2 ] || echo n=1 > "$VOLNUX_OUTPUT"; [ "$VOLNUX_ATTEMPT" = 1 ]', {
      outputs: ['n'],
      continueOnError: true,
    }),
    step('b', 'echo "<$VOLNUX_OUTPUT_A_N>"; exit 1', { needs: ['a'] }),
  ];
  expect((await run(steps, {}, { retry: TWICE })).lines).toEqual(['b: <1>', 'b: <>']);
});

test('`on` of a run is about the exit code of the step that failed it', async () => {
  const { attempts, error } = await run([step('a', 'exit 1')], {}, { retry: { ...TWICE, on: [75] } });
  expect(attempts).toEqual(['a#1 failure']);
  expect(error?.message).toBe('step "a" exited with code 1; attempt 1 of 2 of the run, its `retry.on` does not name that');
});

test('a run is not tried again when there is something against it, and says what', async () => {
  const retries = { refusal: () => 'the next fire time comes first', wait: async () => null };
  const { error, events } = await run([step('a', 'exit 1')], {}, { retry: TWICE, retries });
  expect(events).toEqual([]);
  expect(error?.message).toBe(
    'step "a" exited with code 1; attempt 1 of 2 of the run, not tried again: the next fire time comes first',
  );
});

test('a run that is given up while it waits has failed as its last attempt did', async () => {
  const waits: WaitingRun[] = [];
  const retries = {
    refusal: () => null,
    wait: async (_: unknown, waiting: WaitingRun) => {
      waits.push(waiting);
      return 'the job was removed';
    },
  };
  const { error } = await run([step('a', 'sleep 60', { timeoutMs: 20 })], {}, { retry: TWICE, retries });
  expect([error?.name, error?.message]).toEqual([
    'TimeoutError',
    'step "a" was ended at its timeout of 0.02s; attempt 1 of 2 of the run, not tried again: the job was removed',
  ]);
  expect(waits).toMatchObject([
    { progress: { attempt: 2, tries: { a: 1 } }, failure: 'step "a" was ended at its timeout of 0.02s' },
  ]);
});

test('a run that a former process left waiting goes on with the next attempt', async () => {
  const former = { retryAt: 0, progress: { attempt: 2, tries: { a: 1 }, params: null }, failure: 'step "a" exited with code 1' };
  const good = await run([step('a', 'echo "$VOLNUX_ATTEMPT"')], {}, { retry: TWICE, former });
  expect(good).toMatchObject({ lines: ['a: 2'], error: null });
  const retries = { refusal: () => null, wait: async () => 'the job was paused' };
  const given = await run([step('a', 'echo never')], {}, { retry: TWICE, former, retries });
  expect([given.lines, given.error?.message]).toEqual([[], 'step "a" exited with code 1, not tried again: the job was paused']);
});

test('a run that is cancelled, or that waits and is cancelled, is not tried again', async () => {
  const abort = new AbortController();
  const reason = new Error('replaced');
  const retry = { ...ONCE, attempts: 2, delayMs: 3_600_000 };
  const ran = await run([step('a', 'exit 1')], {}, { retry, signal: abort.signal, onEvent: () => abort.abort(reason) });
  expect([ran.attempts, ran.error]).toEqual([['a#1 failure'], reason]);
});

test('a run is run again once because it was interrupted, over the end of the runner too, and not with something against it', async () => {
  const lost = [step('a', 'kill -9 "$PPID"; sleep 60')];
  const progress = { attempt: 2, tries: { a: 1 }, params: null, isRerun: true };
  const former = { retryAt: 0, progress, failure: 'step "a" was lost' };
  const again = await run(lost, {}, { rerunInterrupted: true, former });
  expect([again.attempts, again.error?.name]).toEqual([['a#2 interrupted'], 'InterruptedError']);
  expect(again.error?.message).toMatch(/was killed, it was run again before$/);

  const retries = { refusal: () => 'the job was removed', wait: async () => null };
  const refused = await run(lost, {}, { rerunInterrupted: true, retries });
  expect(refused.error?.message).toMatch(/was killed, not tried again: the job was removed$/);

  const failing = await run([step('a', 'exit 1')], {}, { rerunInterrupted: true });
  expect(failing.attempts).toEqual(['a#1 failure']);
});

test('a run that takes too long as a whole is ended as a timeout, whichever attempt it is in; its last steps run', async () => {
  const steps = [step('a', '[ "$VOLNUX_ATTEMPT" = 1 ] && exit 1; sleep 60', { retry: TWICE })];
  const last = [step('c', 'echo "$VOLNUX_OUTCOME: $VOLNUX_REASON"', { runIf: 'always' })];
  const { lines, attempts, error } = await run(steps, { finally: last, runTimeoutMs: 300 }, { retry: TWICE });
  const why = 'the run took longer than its run_timeout of 300ms';
  expect(lines).toEqual([`c: timeout: ${why}`]);
  expect(attempts).toEqual(['a#1 failure', 'a#2 cancelled', 'c#1 success']);
  expect([error?.name, error?.message]).toEqual(['TimeoutError', why]);
});

test('a wait counts as well, over the end of the runner too, and what would begin too late is not tried again', async () => {
  const waits: WaitingRun[] = [];
  const retries = {
    refusal: () => null,
    wait: async (_: unknown, waiting: WaitingRun) => {
      waits.push(waiting);
      return 'enough';
    },
  };
  const failing = [step('a', 'exit 1')];
  const before = Date.now();
  await run(failing, { runTimeoutMs: 60_000 }, { retry: TWICE, retries });
  expect(waits[0]?.progress.deadline).toBeGreaterThanOrEqual(before + 60_000);

  const late = await run(failing, { runTimeoutMs: 60_000 }, { retry: { ...TWICE, delayMs: 60_001 } });
  expect(late.error?.message).toBe(
    'step "a" exited with code 1; attempt 1 of 2 of the run, not tried again: its run_timeout is over by then',
  );

  const progress = { attempt: 2, tries: {}, params: null, deadline: Date.now() - 1 };
  const former = { retryAt: Date.now() + 60_000, progress, failure: 'step "a" exited with code 1' };
  const over = await run(failing, { runTimeoutMs: 60_000 }, { retry: TWICE, former });
  expect([over.attempts, over.error?.name, over.error?.message]).toEqual([
    [],
    'TimeoutError',
    'the run_timeout of 1m, waits and downtime included, was over before the runner went on with the run',
  ]);
});
