import { linesOf } from '../../executor/lines-of.ts';
import type { Terminal } from '../command.ts';

/** What a slow reader may leave in memory. */
const MOST_BUFFERED = 8 * 2 ** 20;

/**
 * Writes lines as long as the reader keeps up. A runner does not wait for the reader of its log: lines beyond the buffer are
 * dropped, and `onDropped` makes the line that says how many, once there is room again.
 */
export function boundedWriter(stream: Terminal['stdout'], onDropped: (count: number) => string): (lines: string) => void {
  let dropped = 0;
  return (lines) => {
    if ((stream.writableLength ?? 0) > MOST_BUFFERED) {
      dropped += linesOf(lines).length;
      return;
    }
    if (dropped > 0) stream.write(onDropped(dropped));
    dropped = 0;
    stream.write(lines);
  };
}
