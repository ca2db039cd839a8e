import { randomUUID } from 'node:crypto';

const IDS_PER_UUID = 2 ** 16;
/** Odd, so that each count has a beginning of its own; and far from 1, so that runs after each other begin unlike each other. */
const STRIDE = 40_503;

/**
 * Gives ids that no other run has, in any process: a random UUID, whose first four digits are others for each id until the next one is drawn. People
 * name a run by its beginning. A UUID for each run would be a dozen strings that stay as long as the run's record, and the dearest part of a fire time.
 */
export function createRunIds(): () => string {
  let tail = '';
  let first = 0;
  let count = IDS_PER_UUID;
  return () => {
    if (count === IDS_PER_UUID) {
      const uuid = randomUUID();
      first = Number.parseInt(uuid.slice(0, 4), 16);
      tail = uuid.slice(4);
      count = 0;
    }
    return ((first + count++ * STRIDE) % IDS_PER_UUID).toString(16).padStart(4, '0') + tail;
  };
}
