import type { Config } from '../../config/config.ts';
import type { ActualSide, Override } from '../../plan/actual-side.ts';
import { summarisePlan } from '../../plan/describe-plan.ts';
import { type Change, reverseMoves } from '../../plan/plan.ts';
import { planChanges } from '../../plan/plan-changes.ts';
import { proposeMoves, type ProposedMove } from '../../plan/propose-moves.ts';
import { showPlan, type ShownJob } from '../../plan/shown-plan.ts';
import { massRemoval } from '../../reconcile/mass-removal.ts';
import { outlookOf, type Outlook } from './outlook.ts';

/** All that `plan` shows; `volnux generations N` shows of a former plan what was kept of it. */
export interface PlanReport {
  /** What it is about: what the schedule is compared with, or the generation. */
  readonly title: string;
  readonly jobs: readonly (ShownJob & { readonly outlook: Outlook | null })[];
  /** `1 added, 7 unchanged`. */
  readonly summary: string;
  readonly unchanged: number;
  /** Why a runner at work would not apply it, and what to do; `null`: it would, or nothing runs what it is compared with. */
  readonly refused: string | null;
  readonly proposals: readonly ProposedMove[];
  /** By job: what an operator has decided, whatever the file says. */
  readonly drift: ReadonlyMap<string, Drift>;
}

/** An operator's decision, with the zone of its job. */
export interface Drift extends Override {
  readonly timezone: string;
}

interface Comparison {
  readonly actual: ActualSide;
  readonly config: Config;
  /** What is shown for a text. */
  readonly hide: (text: string) => string;
  /** When it would be applied, Unix ms. */
  readonly now: number;
}

/** What applying `config` would change. */
export function reportPlan({ actual, config, hide, now }: Comparison): PlanReport {
  const { jobs: desired, moves, runner } = config;
  const plan = planChanges(actual.jobs, desired, moves);
  const isGuarded = actual.running !== null && !runner.allowMassRemoval;
  const { jobs, unchanged } = showPlan(plan, hide);
  const byJob = Map.groupBy(plan.changes, ({ jobId }) => jobId);
  const formerIds = reverseMoves(plan.changes);
  return {
    title: `against ${actual.name}`,
    jobs: jobs.map((shown) => {
      const [first, ...others] = byJob.get(shown.job) ?? [];
      return { ...shown, outlook: first === undefined ? null : outlookOf([first, ...others], actual, desired, now) };
    }),
    summary: summarisePlan(plan),
    unchanged,
    refused: isGuarded ? massRemoval(plan, actual.jobs, desired) : null,
    proposals: proposeMoves(plan, actual),
    drift: new Map(
      [...(actual.running?.overrides ?? [])].map(([id, override]) => {
        const jobId = formerIds.get(id) ?? id;
        const { timezone } = (desired.get(jobId) ?? actual.jobs.get(id))?.trigger ?? config;
        return [jobId, { ...override, timezone }];
      }),
    ),
  };
}

/** The signs of a job, before its id. */
export function signOf({ changes }: ShownJob): '+' | '-' | '>' | '~' {
  const kinds = new Set<Change['kind']>(changes);
  if (kinds.has('add')) return '+';
  if (kinds.has('remove')) return '-';
  return kinds.has('move') ? '>' : '~';
}

/** What becomes of it beside its fields, in words: `paused`; empty: nothing. */
export function stateWords({ changes, paused }: ShownJob): string {
  if (changes.includes('resume')) return 'resumed';
  return paused || changes.includes('pause') ? 'paused' : '';
}
