import type { AppliedGeneration } from '../../store/store.ts';
import type { PlanReport } from '../plan/plan-report.ts';
import { keptPlan, summaryOf } from './kept-plan.ts';
import { nameGeneration } from './name-generation.ts';

/** What a generation changed when it was applied, to be shown as a plan is. */
export function reportGeneration(generation: AppliedGeneration, timezone: string): PlanReport {
  const plan = keptPlan(generation);
  return {
    title: nameGeneration(generation, timezone),
    jobs: (plan?.jobs ?? []).map((job) => ({ ...job, outlook: null })),
    summary: summaryOf(plan),
    unchanged: plan?.unchanged ?? 0,
    refused: null,
    proposals: [],
    drift: new Map(),
  };
}
