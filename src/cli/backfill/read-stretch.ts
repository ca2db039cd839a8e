import { zoneNamed } from '../../trigger/zone/zone.ts';
import { UsageError } from '../command.ts';
import { readTime } from '../arguments/read-time.ts';
import type { Stretch } from './past-fire-times.ts';

/** The stretch of time that `--from` and `--to` name, in the zone of the job; it ends now at the latest. Throws `UsageError`. */
export function readStretch(
  options: { readonly from?: string | undefined; readonly to?: string | undefined },
  timezone: string,
  now: number,
): Stretch {
  if (options.from === undefined) throw new UsageError('backfill needs --from TIME: which past fire times to run');
  const zone = zoneNamed(timezone);
  const from = readTime('from', options.from, zone);
  const to = options.to === undefined ? now : readTime('to', options.to, zone);
  if (to <= from) {
    const reason = options.to === undefined ? 'is not past' : `is not earlier than --to ${options.to}`;
    throw new UsageError(`--from ${options.from} ${reason}`);
  }
  if (from >= now) throw new UsageError(`--from ${options.from} is not past: what is to come is run when it does`);
  return { from, to: Math.min(to, now) };
}
