import { formatInstant } from '../../trigger/zone/format-instant.ts';
import type { ComingFireTimes } from './coming-fire-times.ts';

/** `[{"job", "fire_times"}]`, in pieces of a job each: ISO 8601 in the zone of the job, or in `timezone` if that is not `null`. */
export function* fireTimeJson(coming: Iterable<ComingFireTimes>, timezone: string | null): Generator<string> {
  let opening = '[';
  for (const { job, fireTimes } of coming) {
    const times = fireTimes.map((fireTime) => formatInstant(fireTime, timezone ?? job.trigger.timezone));
    // As it would look within a list.
    yield opening + JSON.stringify([{ job: job.id, fire_times: times }], null, 2).slice(1, -2);
    opening = ',';
  }
  yield opening === '[' ? '[]\n' : '\n]\n';
}
