import { expect, test } from 'vitest';
import { runsUnderTest } from './run-under-test.ts';

const { run, step } = runsUnderTest();

test('`if: failure` starts after a failure before it, `always` in any case, and neither changes what the run came to', async () => {
  const steps = [
    step('load', 'exit 3'),
    step('check', 'echo never', { needs: ['load'] }),
    step('rescue', 'echo rescue', { needs: ['check'], runIf: 'failure' }),
    step('tell', 'echo tell', { needs: ['rescue'], runIf: 'always' }),
    step('after', 'echo never', { needs: ['tell'] }),
  ];
  const { lines, error, events } = await run(steps);
  expect({ lines, events, message: error?.message }).toEqual({
    lines: ['rescue: rescue', 'tell: tell'],
    events: [],
    message: 'step "load" exited with code 3',
  });
});

test('after a success `if: failure` is left out, and what comes after it runs', async () => {
  const steps = [
    step('load', 'echo load'),
    step('rescue', 'echo never', { needs: ['load'], runIf: 'failure' }),
    step('deploy', 'echo deploy', { needs: ['rescue'] }),
  ];
  expect(await run(steps)).toMatchObject({ lines: ['load: load', 'deploy: deploy'], error: null });
});

test('a failure in another branch is none before a step', async () => {
  const steps = [
    step('bad', 'exit 1'),
    step('good', 'true'),
    step('rescue', 'echo never', { needs: ['good'], runIf: 'failure' }),
  ];
  const { lines, attempts } = await run(steps);
  expect([lines, attempts.toSorted()]).toEqual([[], ['bad#1 failure', 'good#1 success']]);
});

test('a step that continues on error does not fail the run, and its failure is told', async () => {
  const steps = [step('lint', 'exit 2', { continueOnError: true }), step('load', 'echo load', { needs: ['lint'] })];
  expect(await run(steps)).toEqual({
    lines: ['load: load'],
    attempts: ['lint#1 failure', 'load#1 success'],
    events: ['step_error: step "lint" exited with code 2; the run goes on'],
    about: ['lint'],
    error: null,
  });
});

test('the first failure is why the run failed; a second one is told', async () => {
  const steps = [
    step('first', 'touch failed; exit 1'),
    step('second', 'until [ -e failed ]; do sleep 0.01; done; sleep 0.1; exit 2'),
  ];
  const { error, events } = await run(steps);
  expect([error?.message, events]).toEqual([
    'step "first" exited with code 1',
    ['step_error: step "second" exited with code 2; the run had failed already'],
  ]);
});

test('with max_parallel 1 steps that need not wait run one after the other', async () => {
  const alone = 'mkdir lock && echo alone && sleep 0.05 && rmdir lock';
  const steps = ['a', 'b', 'c'].map((id) => step(id, alone));
  expect(await run(steps, { maxParallel: 1 })).toMatchObject({ lines: ['a: alone', 'b: alone', 'c: alone'], error: null });
});
