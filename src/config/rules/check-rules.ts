import { everyTriggerFires } from './every-trigger-fires.ts';
import type { Rule } from './rule.ts';
import { knownLeaders } from './known-leaders.ts';
import { knownNeeds } from './known-needs.ts';
import { knownPipelines } from './known-pipelines.ts';
import { moduleFilesExist } from './module-files-exist.ts';
import { noAfterCycle } from './no-after-cycle.ts';
import { noNeedsCycle } from './no-needs-cycle.ts';
import { someJobs } from './some-jobs.ts';
import { uniqueStepIds } from './unique-step-ids.ts';
import { validDurations } from './valid-durations.ts';
import { validTriggers } from './valid-triggers.ts';

const RULES: readonly Rule[] = [
  someJobs,
  knownPipelines,
  uniqueStepIds,
  knownNeeds,
  noNeedsCycle,
  validDurations,
  validTriggers,
  everyTriggerFires,
  knownLeaders,
  noAfterCycle,
  moduleFilesExist,
];

/** Runs every named rule; what they find goes to the context's `report`. */
export function checkRules(context: Parameters<Rule>[0]): void {
  for (const rule of RULES) rule(context);
}
