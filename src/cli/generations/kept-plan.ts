import { summarisePlan } from '../../plan/describe-plan.ts';
import type { ShownPlan } from '../../plan/shown-plan.ts';
import type { AppliedGeneration } from '../../store/store.ts';

/** What a generation changed; `null`: an older volnux has kept it, without. */
export function keptPlan({ plan }: AppliedGeneration): ShownPlan | null {
  return plan === null ? null : (JSON.parse(plan) as ShownPlan);
}

/** `1 added, 7 unchanged`. */
export function summaryOf(plan: ShownPlan | null): string {
  if (plan === null) return 'what it changed was not kept';
  const changes = plan.jobs.flatMap((job) => job.changes.map((kind) => ({ kind })));
  return summarisePlan({ changes, unchanged: plan.unchanged });
}
