import { scatter } from './scatter.ts';

/**
 * The delay of one fire time, 0 to `max` ms inclusive, evenly spread. It follows from the trigger's id and the fire time without jitter:
 * jobs due together scatter, yet the same question always has the same answer.
 */
export function jitterDelay(id: string, base: number, max: number): number {
  return scatter(id, String(base), max);
}
