import { randomUUID } from 'node:crypto';

const IDS_PER_UUID = 2 ** 16;
/** Odd, so that each count has a beginning of its own; and far from 1, so that runs after each other begin unlike each other. */
const STRIDE = 40_503;

/**
 * Gives ids that no other run has, in any process: a random UUID, whose first four digits are others for each id until the next one is drawn. People
 * name a run by its beginning. A UUID for each run would be a dozen strings that stay as long as the run's record, and the dearest part of a fire time.
 */
export function createRunIds(): () => string {
  // Before the first run needs it: to load the generator and to seed it takes as long as a hundred starts.
  let { first, tail } = drawIds();
  let count = 0;
  return () => {
    if (count === IDS_PER_UUID) {
      ({ first, tail } = drawIds());
      count = 0;
    }
    return ((first + count++ * STRIDE) % IDS_PER_UUID).toString(16).padStart(4, '0') + tail;
  };
}

function drawIds(): { readonly first: number; readonly tail: string } {
  const uuid = randomUUID();
  return { first: Number.parseInt(uuid.slice(0, 4), 16), tail: uuid.slice(4) };
}
