import type { LoadedSnapshot } from '../../reconcile/load-snapshot.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';

/** What somebody may do, or cannot, whose schedule has mistakes; `null`: nothing was ever applied here. */
export function snapshotAdvice(found: LoadedSnapshot): string | null {
  switch (found.kind) {
    case 'none':
      return null;
    case 'unusable':
      return found.reason;
    case 'loaded': {
      const { generation, appliedAt } = found.snapshot;
      const which = `generation ${generation}, applied ${formatInstant(appliedAt, found.config.timezone)}`;
      return `--start-from-snapshot runs the schedule as it was (${which}), until the mistakes are mended`;
    }
  }
}
