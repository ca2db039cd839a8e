import { outputEntry } from '../../src/cli/print/log-entry.ts';
import { formatLines, type LogFormat } from '../../src/cli/print/format-lines.ts';
import { createMask } from '../../src/config/secret/mask.ts';
import type { Command, Executor } from '../../src/executor/executor.ts';
import { maskedExecutor } from '../../src/run/masked-executor.ts';
import { StepRecorder } from '../../src/store/steps/step-recorder.ts';

/**
 * Does with the output of a command what a runner does with that of a step: secrets are looked for, beginning and end are kept for the
 * store, all of it is made into lines of the log. What is left out is the disk, and whoever reads the log.
 */
export async function runWholePath(executor: Executor, command: Command, format: LogFormat): Promise<void> {
  const about = { runId: 'r', stepId: 'load', attempt: 1 };
  const run = { jobId: 'nightly', runId: 'r', fireTime: 1_795_000_000_000, timezone: 'Europe/Berlin' };
  const mask = createMask(['correct-horse-battery', 'tr0ub4dor-and-three']);
  const recorder = new StepRecorder({
    store: { recordSteps: async () => {} },
    after: (delayMs, wake) => {
      const timer = setTimeout(wake, delayMs);
      return () => clearTimeout(timer);
    },
    onFailure: (error) => {
      throw error;
    },
  });
  recorder.begin('r', 2 ** 20);
  recorder.tellStep({ kind: 'started', ...about, at: Date.now() });
  let written = 0;
  await maskedExecutor(executor, () => mask).start(command, (stream, text) => {
    const entry = outputEntry({ run, ...about, stream }, '', Date.now());
    for (const lines of formatLines(format, entry, text)) written += lines.length;
    recorder.tellOutput({ ...about, stream, text, at: Date.now() });
  }).ended;
  await recorder.close();
  if (written === 0) throw new Error('nothing came');
}
