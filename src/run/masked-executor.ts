import type { Mask } from '../config/secret/mask.ts';
import type { Executor, Exit, OutputStream } from '../executor/executor.ts';
import { MaskedLines } from './masked-lines.ts';

/**
 * The executor with the secrets hidden in whatever commands say: in lines of output, and in why they failed. What a module
 * returns is data for other steps and stays as it is.
 *
 * @param maskNow the mask in force: it changes with the config.
 */
export function maskedExecutor(executor: Executor, maskNow: () => Mask): Executor {
  return {
    start(command, onOutput) {
      const linesOf = (stream: OutputStream): MaskedLines =>
        new MaskedLines(maskNow, (text, goesOn) => onOutput(stream, text, goesOn));
      const lines = { stdout: linesOf('stdout'), stderr: linesOf('stderr') };
      const execution = executor.start(command, (stream, text, goesOn) => lines[stream].push(text, goesOn));
      return {
        ended: execution.ended.then((exit) => {
          lines.stdout.end();
          lines.stderr.end();
          return maskExit(exit, maskNow());
        }),
        cancel: (options) => execution.cancel(options),
      };
    },
    close: () => executor.close(),
  };
}

function maskExit(exit: Exit, { hide }: Mask): Exit {
  switch (exit.kind) {
    case 'threw':
      return { ...exit, name: hide(exit.name), message: hide(exit.message), stack: hide(exit.stack) };
    case 'failed-to-start':
    case 'failed-check':
    case 'executor-lost':
      return { ...exit, message: hide(exit.message) };
    case 'exited':
    case 'signalled':
    case 'returned':
    case 'timeout':
    case 'cancelled':
      return exit;
  }
}
