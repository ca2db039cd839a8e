import { expect, test } from 'vitest';
import type { StepProgress } from '../../../src/store/steps/step-progress.ts';
import { StepRecorder } from '../../../src/store/steps/step-recorder.ts';

interface Recording {
  readonly recorder: StepRecorder;
  /** Each with what ends it. */
  readonly writes: (StepProgress & PromiseWithResolvers<void>)[];
  readonly failures: string[];
  /** Lets the time pass after which is written; false: nobody waits for it. */
  readonly pass: () => boolean;
}

function record(): Recording {
  const writes: Recording['writes'] = [];
  const failures: string[] = [];
  let wake: (() => void) | null = null;
  const recorder = new StepRecorder({
    store: {
      recordSteps: (progress) => {
        const write = { ...progress, ...Promise.withResolvers<void>() };
        writes.push(write);
        return write.promise;
      },
    },
    after: (_, callback) => {
      wake = callback;
      return () => (wake = null);
    },
    onFailure: ({ message }) => failures.push(message),
  });
  const pass = (): boolean => {
    const callback = wake;
    wake = null;
    callback?.();
    return callback !== null;
  };
  return { recorder, writes, failures, pass };
}

const about = (runId: string): { runId: string; stepId: string; attempt: number } => ({ runId, stepId: 'a', attempt: 1 });

function begin({ recorder }: Recording, runId = 'r', maxBytes = 2 ** 20): void {
  recorder.begin(runId, maxBytes);
  recorder.tellStep({ kind: 'started', ...about(runId), at: 1 });
}

function say({ recorder }: Recording, text: string, runId = 'r'): void {
  recorder.tellOutput({ ...about(runId), stream: 'stdout', at: 2, text: `${text}\n` });
}

const textOf = ({ output }: StepProgress): string => output.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join('');
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what is told within a while is one write', () => {
  const recording = record();
  begin(recording);
  say(recording, 'one');
  say(recording, 'two');
  expect(recording.writes).toEqual([]);
  recording.pass();
  const attempt = { ...about('r'), startedAt: 1, endedAt: null, outcome: null, reason: null, exitCode: null, outputBytes: 8 };
  expect(recording.writes).toMatchObject([
    { attempts: [attempt], output: [{ runId: 'r', blocks: [{ seq: 1, stepId: 'a', text: 'one\ntwo\n' }], cut: null }] },
  ]);
});

test('there is one such write at a time, and the next one is a while after it', async () => {
  const recording = record();
  begin(recording);
  recording.pass();
  say(recording, 'one');
  expect(recording.pass()).toBe(false);
  recording.writes[0]?.resolve();
  await settled();
  expect(recording.writes).toHaveLength(1);
  expect(recording.pass()).toBe(true);
  expect(recording.writes.map(textOf)).toEqual(['', 'one\n']);
});

test('one write holds little of a flood, and the others do not starve', async () => {
  const recording = record();
  for (const runId of ['loud', 'quiet']) begin(recording, runId, 2 ** 23);
  for (let count = 0; count < 40; count++) say(recording, 'x'.repeat(60_000), 'loud');
  say(recording, 'psst', 'quiet');
  const wrote: string[] = [];
  for (let count = 0; count < 3; count++) {
    recording.pass();
    const write = recording.writes.at(-1);
    write?.resolve();
    await settled();
    wrote.push(write === undefined ? '' : textOf(write));
  }
  expect(Math.max(...wrote.map(({ length }) => length))).toBeLessThan(400_000);
  expect(wrote.some((text) => text.includes('psst\n'))).toBe(true);
});

test('the end of a run is written at once, with how its steps ended, while another write is going', () => {
  const recording = record();
  begin(recording);
  begin(recording, 'other');
  recording.pass();
  say(recording, 'last words');
  recording.recorder.tellStep({
    kind: 'ended',
    ...about('r'),
    at: 9,
    outcome: 'failure',
    reason: 'exited with code 3',
    exitCode: 3,
  });
  recording.recorder.end('r');
  expect(recording.writes[1]).toMatchObject({
    attempts: [
      { runId: 'r', startedAt: 1, endedAt: 9, outcome: 'failure', reason: 'exited with code 3', exitCode: 3, outputBytes: 11 },
    ],
    output: [{ runId: 'r', blocks: [{ text: 'last words\n' }] }],
  });
  say(recording, 'too late');
  recording.recorder.end('r');
  expect(recording.writes).toHaveLength(2);
});

test('a write that fails is told once until one succeeds, loses what it held, and what follows is written', async () => {
  const recording = record();
  begin(recording);
  for (const [index, isFailing] of [true, true, false, true].entries()) {
    say(recording, `line ${index}`);
    recording.pass();
    const write = recording.writes.at(-1);
    if (isFailing) write?.reject(new Error('the disk is full'));
    else write?.resolve();
    await settled();
  }
  expect(recording.writes.map(textOf)).toEqual(['line 0\n', 'line 1\n', 'line 2\n', 'line 3\n']);
  const failure = 'what steps do and write cannot be recorded: the disk is full';
  expect(recording.failures).toEqual([failure, failure]);
});

test('closing it writes the rest, and waits for all that is being written', async () => {
  const recording = record();
  begin(recording);
  recording.pass();
  say(recording, 'rest');
  let isClosed = false;
  const closed = recording.recorder.close().then(() => (isClosed = true));
  expect(recording.writes.map(textOf)).toEqual(['', 'rest\n']);
  recording.writes[1]?.resolve();
  await settled();
  expect(isClosed).toBe(false);
  recording.writes[0]?.resolve();
  await closed;
  expect(recording.pass()).toBe(false);
});
