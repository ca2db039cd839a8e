import { expect, test } from 'vitest';
import type { Step } from '../../src/config/config.ts';
import { runsUnderTest, TWICE } from './run-under-test.ts';

const { run, step } = runsUnderTest();

const ending = (id: string, script: string, fields: Partial<Step> = {}): Step => step(id, script, { runIf: 'always', ...fields });

const tell = 'echo "$VOLNUX_OUTCOME: $VOLNUX_REASON"';

test('last steps run one after the other whatever became of the run, and see it', async () => {
  const last = [ending('clean', tell), ending('tell', 'echo tell', { needs: ['clean'] })];
  const good = await run([step('a', 'true')], { finally: last });
  expect(good).toMatchObject({ lines: ['clean: success: ', 'tell: tell'], error: null });
  const bad = await run([step('a', 'exit 3')], { finally: last });
  expect(bad.lines).toEqual(['clean: failure: step "a" exited with code 3', 'tell: tell']);
  expect(bad.error?.message).toBe('step "a" exited with code 3');
  const late = await run([step('a', 'sleep 60', { timeoutMs: 50 })], { finally: last });
  expect(late.lines[0]).toBe('clean: timeout: step "a" was ended at its timeout of 0.05s');
  expect(late.error?.name).toBe('TimeoutError');
});

test('`if` looks at what became of the run', async () => {
  const last = [
    ending('good', 'echo good', { runIf: 'success' }),
    ending('bad', 'echo bad', { runIf: 'failure', needs: ['good'] }),
    ending('any', 'echo any', { runIf: 'always', needs: ['bad'] }),
  ];
  expect((await run([step('a', 'true')], { finally: last })).lines).toEqual(['good: good', 'any: any']);
  expect((await run([step('a', 'false')], { finally: last })).lines).toEqual(['bad: bad', 'any: any']);
});

test('a last step that fails holds up no other one, and fails a run that was good', async () => {
  const last = [ending('clean', 'exit 4'), ending('tell', 'echo tell', { needs: ['clean'] })];
  const good = await run([step('a', 'true')], { finally: last });
  expect([good.lines, good.error?.message]).toEqual([['tell: tell'], 'step "clean" exited with code 4']);
  const bad = await run([step('a', 'exit 3')], { finally: last });
  expect([bad.error?.message, bad.events]).toEqual([
    'step "a" exited with code 3',
    ['step_error: step "clean" exited with code 4; the run had failed already'],
  ]);
});

test('a last step is tried again as any, and sees all outputs', async () => {
  const steps = [step('a', 'echo n=7 > "$VOLNUX_OUTPUT"', { outputs: ['n'] })];
  const last = [ending('clean', 'echo "$VOLNUX_OUTPUT_A_N"; [ "$VOLNUX_ATTEMPT" = 2 ]', { retry: TWICE })];
  expect(await run(steps, { finally: last })).toMatchObject({ lines: ['clean: 7', 'clean: 7'], error: null });
});

test('last steps run after a cancel too', async () => {
  const abort = new AbortController();
  const reason = new Error('replaced');
  const steps = [step('a', 'echo started; sleep 60'), step('b', 'echo never', { needs: ['a'], runIf: 'always' })];
  const { lines, error } = await run(
    steps,
    { finally: [ending('clean', tell)] },
    { signal: abort.signal, onLine: () => abort.abort(reason) },
  );
  expect({ lines, error }).toEqual({ lines: ['a: started', 'clean: cancelled: replaced'], error: reason });
});

test('once a run is cancelled its last steps have finally_grace to end, all together', async () => {
  const abort = new AbortController();
  const reason = new Error('replaced');
  const last = [ending('hangs', 'sleep 60'), ending('next', 'echo never', { needs: ['hangs'] })];
  const { lines, events, error } = await run(
    [step('a', 'echo started; sleep 60')],
    { finally: last, finallyGraceMs: 200 },
    {
      signal: abort.signal,
      onLine: () => abort.abort(reason),
    },
  );
  expect({ lines, error }).toEqual({ lines: ['a: started'], error: reason });
  expect(events).toEqual([
    'step_error: step "next" did not start: the finally_grace of 0.2s was over',
    'step_error: step "hangs" was ended: the finally_grace of 0.2s was over; the run was cancelled',
  ]);
});

test('a cancel that comes while the last steps run gives them the grace from then on', async () => {
  const abort = new AbortController();
  const last = [ending('clean', 'echo cleaning; sleep 0.2; echo clean')];
  const { lines, error } = await run(
    [step('a', 'true')],
    { finally: last },
    {
      signal: abort.signal,
      onLine: () => abort.abort(new Error('replaced')),
    },
  );
  expect([lines, error?.message]).toEqual([['clean: cleaning', 'clean: clean'], 'replaced']);
});

test('with a grace of 0, or once all is to end at once, no last step starts', async () => {
  const last = [ending('clean', 'echo never')];
  const zero = await run(
    [step('a', 'true')],
    { finally: last, finallyGraceMs: 0 },
    { signal: AbortSignal.abort(new Error('replaced')) },
  );
  expect([zero.lines, zero.events, zero.error?.message]).toEqual([[], [], 'replaced']);
  const killed = await run(
    [step('a', 'true')],
    { finally: last },
    { kill: AbortSignal.abort(), signal: AbortSignal.abort(new Error('end')) },
  );
  expect([killed.lines, killed.events, killed.error?.message]).toEqual([[], [], 'end']);
});
