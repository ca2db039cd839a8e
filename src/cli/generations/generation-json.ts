import type { AppliedGeneration } from '../../store/store.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import { keptPlan, summaryOf } from './kept-plan.ts';

/** A generation as programs read it. */
interface GenerationJson {
  readonly generation: number;
  /** ISO 8601. */
  readonly applied_at: string;
  readonly commit: string | null;
  readonly hash: string;
  readonly summary: string;
}

/** The generation with its time in `timezone`. */
export function generationJson(each: AppliedGeneration, timezone: string): GenerationJson {
  const { generation, appliedAt, commit, hash } = each;
  return { generation, applied_at: formatInstant(appliedAt, timezone), commit, hash, summary: summaryOf(keptPlan(each)) };
}
