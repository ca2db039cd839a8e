/** A Node.js timer holds no more (24.8 days) and fires at once when given more. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Calls `callback` once after `delayMs`, however long that is. Returns a function that calls it off. */
export function setLongTimeout(callback: () => void, delayMs: number): () => void {
  let timer: NodeJS.Timeout;
  const wait = (leftMs: number): void => {
    timer = leftMs > MAX_TIMER_MS ? setTimeout(() => wait(leftMs - MAX_TIMER_MS), MAX_TIMER_MS) : setTimeout(callback, leftMs);
  };
  wait(delayMs);
  return () => clearTimeout(timer);
}
