import type { Config, Job } from '../config/config.ts';
import type { EventFields } from '../event/event.ts';
import type { EventName } from '../event/event-mask.ts';
import type { LateWatch } from '../hook/late-watch.ts';
import { describePlan } from '../plan/describe-plan.ts';
import { EMPTY, type Jobs, type Moves, type Plan, reverseMoves } from '../plan/plan.ts';
import { applyPlan } from '../reconcile/apply-plan.ts';
import type { Generations } from '../reconcile/generations.ts';
import type { Overrides } from '../reconcile/overrides.ts';
import type { RetryWaits } from '../run/retry-waits.ts';
import type { Runnable } from '../scheduler/pipeline.ts';
import type { PipelineScheduler } from '../scheduler/pipeline-scheduler.ts';
import type { InForce } from './in-force.ts';

interface Surroundings {
  readonly inForce: InForce;
  readonly generations: Generations;
  readonly scheduler: PipelineScheduler;
  readonly overrides: Overrides;
  readonly retries: RetryWaits;
  readonly lateWatch: LateWatch;
  readonly runnableOf: (job: Job) => Runnable;
  /** Never rejects: what the store cannot write now, it does at the next start, and that is no reason to go back. */
  readonly putInForce: (generation: number, moves: Moves) => Promise<void>;
  readonly publish: (name: EventName, fields: EventFields) => void;
}

/** A function that makes a config the one in force, all or nothing: its jobs, what they are limited by, its number and its secrets. */
export function configApplier(surroundings: Surroundings): (plan: Plan, accepted: Config, before: Jobs) => Promise<void> {
  const { inForce, generations, scheduler, overrides, retries, lateWatch, runnableOf, putInForce, publish } = surroundings;
  const { state, durability } = inForce.config.runner;

  return async function applyConfig(plan, accepted, before) {
    // Before anything of it is written or told.
    inForce.hideSecretsOf(accepted);
    // Written first: were that to fail after the jobs have changed, plan and scheduler would disagree from then on.
    const generation = await generations.prepare(accepted, before === EMPTY ? null : plan);
    const former = { config: inForce.config, generation: scheduler.generation };
    let ended: readonly string[] = [];
    const takeBack = inForce.replace(accepted, before);
    scheduler.generation = generation;
    // Before the jobs change, and not awaited: what is recorded from this moment on has the new number and the new ids. With it in one transaction are
    // moves of which the plan knows nothing: of jobs that were removed, or renamed while no runner was there.
    const kept = putInForce(generation, accepted.moves);
    // Before the jobs: what is due the moment it is added counts, too.
    limitRuns(scheduler, accepted);
    try {
      const applied = applyPlan(plan, before, { scheduler, runnableOf });
      // The records of runs that outlived their job have the new id by now.
      scheduler.moveRuns(accepted.moves);
      for (const [to, from] of accepted.moves) retries.move(from, to);
      await applied;
      ended = overrides.follow(accepted.jobs, accepted.moves);
    } catch (error) {
      limitRuns(scheduler, former.config);
      takeBack();
      scheduler.generation = former.generation;
      overrides.hold();
      if (former.generation !== null) await putInForce(former.generation, reverseMoves(plan.changes));
      throw error;
    } finally {
      inForce.settle();
    }
    await kept;
    // After the records have moved; not awaited, for many jobs may have many.
    void lateWatch.watch(accepted.jobs);
    const isStoreChanged = accepted.runner.state !== state || accepted.runner.durability !== durability;
    const nextStart = isStoreChanged ? ['runner.state and runner.durability take effect at the next start'] : [];
    const step = before === EMPTY ? generations.firstStep : describePlan(plan);
    publish('config_applied', { reason: [step, ...ended, ...nextStart].join('; ') });
  };
}

function limitRuns(scheduler: PipelineScheduler, { runner: { maxConcurrentRuns }, concurrency }: Config): void {
  scheduler.setLimits({ maxConcurrentRuns, concurrency });
}
