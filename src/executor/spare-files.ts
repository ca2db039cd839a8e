import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** More than a start takes for a moment: a pair for each of four pipes, and one more. */
const FILES_OF_A_START = 10;

/** Whether a start in this process has failed for want of files. */
let isNearLimit = false;

/**
 * Starts a process, once there is room for its files. Throws `EMFILE` or `ENFILE`, as `fs` does, where there is not.
 *
 * When the files run out in the middle of a start, Node forgets to close those pipes that it had made by then: with each such failure there would be
 * less room for the next start. So the first one is the last one that gets so far. Looking costs a hundredth of a start, which is why it is
 * not done before.
 */
export function startWithSpareFiles<Child extends ChildProcess>(start: () => Child): Child {
  if (isNearLimit) openAndClose(FILES_OF_A_START);
  const child = start();
  if (child.pid === undefined)
    child.once('error', (error) => {
      isNearLimit ||= 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE');
    });
  return child;
}

function openAndClose(count: number): void {
  const opened: number[] = [];
  try {
    while (opened.length < count) opened.push(openSync(devNull, 'r'));
  } finally {
    for (const file of opened) closeSync(file);
  }
}
