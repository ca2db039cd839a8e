import { randomUUID } from 'node:crypto';

const IDS_PER_UUID = 2 ** 16;

/**
 * Gives ids that no other run has, in any process: a random UUID, whose last four digits count up until the next one is drawn.
 * A UUID for each run would be a dozen strings that stay as long as the run's record, and the dearest part of a fire time.
 */
export function createRunIds(): () => string {
  let head = '';
  let count = IDS_PER_UUID;
  return () => {
    if (count === IDS_PER_UUID) {
      head = randomUUID().slice(0, -4);
      count = 0;
    }
    return head + (count++).toString(16).padStart(4, '0');
  };
}
