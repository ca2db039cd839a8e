/**
 * A process that starts many programs when it is told to, with an executor or without: beside one that measures meanwhile what that does to
 * a loop that has no part in it. Argument: the folder of the built executor.
 */
import { bareProgram } from './bare-programs.ts';
import { loadExecutor } from './built-executor.ts';
import { echoCommand, startMany } from './start-many.ts';

/** How the starts are made. */
export type Way = 'bare' | 'executor';

const { startExecutor } = await loadExecutor(process.argv[2] ?? '');
const executor = startExecutor();
process.on('message', (way: Way) => {
  const start = way === 'bare' ? bareEcho : () => executor.start(echoCommand(), () => {}).ended;
  void startMany(start).then((ms) => process.send?.(ms));
});
process.once('disconnect', () => void executor.close());
process.send?.('ready');

function bareEcho(): Promise<void> {
  return bareProgram('/bin/echo', 'hello');
}
