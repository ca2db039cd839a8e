import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ONCE } from '../plan/step.ts';
import { runsUnderTest, TWICE } from './run-under-test.ts';

const { directory, run, step } = runsUnderTest();

test('a step that fails is tried again, and each attempt knows its number', async () => {
  const script = 'echo "attempt $VOLNUX_ATTEMPT"; [ "$VOLNUX_ATTEMPT" = 3 ]';
  const retry = { ...ONCE, attempts: 5, delayMs: 10 };
  expect(await run([step('load', script, { retry }), step('next', 'echo next', { needs: ['load'] })])).toEqual({
    lines: ['load: attempt 1', 'load: attempt 2', 'load: attempt 3', 'next: next'],
    attempts: ['load#1 failure', 'load#2 failure', 'load#3 success', 'next#1 success'],
    events: [
      'job_retry: step "load" exited with code 1; it is tried again in 0.01s, attempt 2 of 5',
      'job_retry: step "load" exited with code 1; it is tried again in 0.01s, attempt 3 of 5',
    ],
    about: ['load', 'load'],
    error: null,
  });
});

test('a module is tried again as well, and its context has the attempt', async () => {
  const path = join(directory, 'flaky.mjs');
  const { writeFile } = await import('node:fs/promises');
  await writeFile(
    path,
    `export default ({ attempt, log }) => { log('attempt ' + attempt); if (attempt < 2) throw new Error('not yet'); };`,
  );
  const action = { kind: 'module', path, exportName: null, with: {} } as const;
  expect(await run([step('a', action, { retry: TWICE })])).toMatchObject({
    lines: ['a: attempt 1', 'a: Error: not yet', expect.stringContaining('flaky.mjs:1:90'), 'a: attempt 2'],
    error: null,
  });
});

test('only the last failure is that of the run, and says how many attempts there were', async () => {
  const { error, events } = await run([step('load', 'exit $((VOLNUX_ATTEMPT + 4))', { retry: TWICE })]);
  expect(error?.message).toBe('step "load" exited with code 6 (attempt 2 of 2)');
  expect(events).toHaveLength(1);
});

test('the time limit is that of each attempt', async () => {
  const script = '[ "$VOLNUX_ATTEMPT" = 2 ] || sleep 60';
  const { attempts, error } = await run([step('load', script, { retry: TWICE, timeoutMs: 300 })]);
  expect([attempts, error]).toEqual([['load#1 timeout', 'load#2 success'], null]);
});

test('an exit code that `on` does not name is not tried again', async () => {
  const { error, attempts } = await run([step('load', 'exit 1', { retry: { ...TWICE, on: [75] } })]);
  expect(attempts).toEqual(['load#1 failure']);
  expect(error?.message).toBe('step "load" exited with code 1 (attempt 1 of 2; `retry.on` does not name that)');
});

test('a step that waits leaves its place to others', async () => {
  const steps = [
    step('waits', '[ -e other.done ]', { retry: { ...ONCE, attempts: 2, delayMs: 1000 } }),
    step('other', 'touch other.done'),
  ];
  const { attempts, error } = await run(steps, { maxParallel: 1 });
  expect({ attempts, error }).toEqual({ attempts: ['waits#1 failure', 'other#1 success', 'waits#2 success'], error: null });
});

test('a run that is cancelled does not wait', async () => {
  const abort = new AbortController();
  const reason = new Error('replaced');
  const { error, attempts } = await run(
    [step('load', 'exit 1', { retry: { ...ONCE, attempts: 2, delayMs: 3_600_000 } })],
    {},
    {
      signal: abort.signal,
      onEvent: () => abort.abort(reason),
    },
  );
  expect({ error, attempts }).toEqual({ error: reason, attempts: ['load#1 failure'] });
});

test('when nothing is tried again any more, a step that waits has failed, and says why', async () => {
  const drain = new AbortController();
  const retry = { ...ONCE, attempts: 3, delayMs: 3_600_000 };
  const { error } = await run(
    [step('load', 'exit 1', { retry })],
    {},
    {
      noRetry: drain.signal,
      onEvent: () => drain.abort(new Error('the runner is shutting down')),
    },
  );
  expect(error?.message).toBe('step "load" exited with code 1 (attempt 1 of 3; not tried again: the runner is shutting down)');
  const late = await run([step('load', 'exit 1', { retry })], {}, { noRetry: drain.signal });
  expect(late.error?.message).toBe(error?.message);
});

test('what an attempt that failed left in the folder is there for the next one', async () => {
  await run([step('load', 'echo "$VOLNUX_ATTEMPT" >> tries.txt; exit 1', { retry: TWICE })]);
  expect(readFileSync(join(directory, 'tries.txt'), 'utf8')).toBe('1\n2\n');
});
