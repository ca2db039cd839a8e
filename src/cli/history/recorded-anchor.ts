import type { Job } from '../../config/config.ts';
import { createFingerprints } from '../../scheduler/jobs/fingerprint.ts';
import type { JobRecord } from '../../store/store.ts';

/** The trigger of a job names its zone. */
const fingerprintOf = createFingerprints('UTC');

/** The moment (ms) that a trigger counts from which does not say it itself; `null`: no runner has recorded it, or of another trigger. */
export function recordedAnchor({ trigger }: Pick<Job, 'trigger'>, known: JobRecord | null): number | null {
  return known !== null && known.fingerprint === fingerprintOf(trigger) ? known.anchor : null;
}
