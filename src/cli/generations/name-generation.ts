import type { AppliedGeneration } from '../../store/store.ts';
import { localTime } from '../print/local-time.ts';

/** `generation 4, applied Fri 2027-03-19 13:00:00 +01:00, commit 1a2b3c4d5e6f`. */
export function nameGeneration(
  { generation, appliedAt, commit }: Pick<AppliedGeneration, 'generation' | 'appliedAt' | 'commit'>,
  timezone: string,
): string {
  const parts = [`generation ${generation}`, `applied ${localTime(appliedAt, timezone, false).trimEnd()}`];
  return [...parts, ...(commit === null ? [] : [`commit ${shortCommit(commit)}`])].join(', ');
}

/** As much of it as tells it apart: `1a2b3c4d5e6f-dirty`. */
export function shortCommit(commit: string): string {
  return commit.replace(/^([0-9a-f]{12})[0-9a-f]*/, '$1');
}
