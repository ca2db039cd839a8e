import { setTimeout as sleep } from 'node:timers/promises';
import type { Config, Job } from './config/config.ts';
import type { Diagnostic } from './config/diagnostic.ts';
import { loadConfig } from './config/load-config.ts';
import { renderDiagnostic } from './config/render-diagnostic.ts';
import { createEvent, type EventFields, type VolnuxEvent } from './event/event.ts';
import type { EventName } from './event/event-mask.ts';
import { startExecutor } from './executor/start-executor.ts';
import { HookDispatcher } from './hook/hook-dispatcher.ts';
import { describePlan } from './plan/describe-plan.ts';
import type { Plan } from './plan/plan.ts';
import { applyPlan } from './reconcile/apply-plan.ts';
import { Reconciler, type ReloadOutcome } from './reconcile/reconciler.ts';
import { watchFiles } from './reconcile/watch-files.ts';
import { runPipeline, type OutputLine } from './run/run-pipeline.ts';
import type { Runnable } from './scheduler/pipeline.ts';
import { PipelineScheduler } from './scheduler/pipeline-scheduler.ts';
import { createMemoryStore } from './store/memory-store.ts';
import { openSqliteStore } from './store/sqlite-store.ts';

/** Hooks about the last runs may go on for so long after a drain. */
const HOOK_DRAIN_MS = 5000;

export interface RunnerOptions {
  /** The schedule file. */
  readonly configPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly observer: RunnerObserver;
}

/** Who is told what the runner does, to log it. */
export interface RunnerObserver {
  /** `timezone`: of the job the event is about, else of the schedule. */
  readonly onEvent: (event: VolnuxEvent, timezone: string) => void;
  readonly onStepOutput: (line: OutputLine) => void;
  readonly onHookOutput: (event: VolnuxEvent, line: string) => void;
  /** A failure that belongs to no run. */
  readonly onFailure: (error: Error) => void;
}

interface Runner {
  /** Looks at the files now. */
  readonly reload: () => Promise<ReloadOutcome>;
  /** Drains: no new run, those that are going have `shutdown_grace` to end. Resolves when all that was started is gone. */
  readonly stop: () => Promise<void>;
  /** Ends every run at once; `stop` resolves soon after. */
  readonly kill: () => void;
}

export type RunnerStart =
  | { readonly kind: 'started'; readonly runner: Runner }
  | { readonly kind: 'rejected'; readonly diagnostics: readonly Diagnostic[] };

/** Starts the daemon: loads the schedule, fires its jobs, follows its files. The only place that wires the stages. */
export async function startRunner({ configPath, env, observer }: RunnerOptions): Promise<RunnerStart> {
  const load = (): ReturnType<typeof loadConfig> => loadConfig(configPath, { env });
  const first = await load();
  if (!first.config) return { kind: 'rejected', diagnostics: first.diagnostics };
  let config: Config = first.config;

  const { state } = config.runner;
  const store = state === ':memory:' ? createMemoryStore() : openSqliteStore(state);
  const executor = startExecutor();
  const scheduler = new PipelineScheduler({ store, lifetime: 'declared', onFailure: observer.onFailure });
  const hooks = new HookDispatcher({
    executor,
    onOutput: observer.onHookOutput,
    onFailure: (event, reason) => publish('hook_error', { ...event, reason }),
  });
  /** The jobs as applied, and removed ones while runs of theirs go on. */
  const jobs = new Map<string, Job>();

  function publish(name: EventName, fields: EventFields): void {
    tell(createEvent(name, Date.now(), { generation: scheduler.generation, ...fields }));
  }

  function tell(event: VolnuxEvent): void {
    const job = event.jobId === null ? undefined : jobs.get(event.jobId);
    const timezone = job?.trigger.timezone ?? config.timezone;
    observer.onEvent(event, timezone);
    // A failing hook that is told of hook errors would be told of its own for ever.
    if (event.name !== 'hook_error') hooks.dispatch(event, job?.hooks ?? config.hooks, timezone);
  }

  function runnableOf({ id, pipeline, trigger: { timezone } }: Job): Runnable {
    return {
      run: ({ runId, fireTime, signal }) =>
        runPipeline(pipeline, { jobId: id, runId, fireTime, timezone }, { executor, signal, onOutput: observer.onStepOutput }),
    };
  }

  async function apply(plan: Plan, accepted: Config): Promise<void> {
    const last = await store.lastGeneration();
    const isSame = last?.hash === accepted.hash;
    const generation = isSame ? last.generation : (last?.generation ?? 0) + 1;
    config = accepted;
    scheduler.generation = generation;
    for (const [id, job] of accepted.jobs) jobs.set(id, job);
    applyPlan(plan, scheduler, runnableOf);
    for (const id of jobs.keys()) {
      if (!accepted.jobs.has(id) && scheduler.runningInstances(id) === 0) jobs.delete(id);
    }
    if (!isSame) {
      await store.saveGeneration({
        generation,
        hash: accepted.hash,
        appliedAt: Date.now(),
        jobs: JSON.stringify([...accepted.jobs.values()]),
      });
    }
    publish('config_applied', { reason: describePlan(plan) });
  }

  const reconciler = new Reconciler({ load, apply });

  async function reload(): Promise<ReloadOutcome> {
    const outcome = await reconciler.look();
    if (outcome.kind === 'rejected') {
      const text = outcome.diagnostics.map((diagnostic) => renderDiagnostic(diagnostic)).join('\n');
      publish('config_rejected', { reason: 'the last good config stays in force', exception: new Error(text) });
    }
    watch.setFiles(reconciler.files);
    return outcome;
  }

  scheduler.addListener(tell);
  scheduler.start();
  const interrupted = await store.interruptUnsettled(Date.now());
  await reconciler.accept(first);
  for (const { jobId, runId, fireTime, outcome, reason, generation } of interrupted) {
    publish('job_error', { jobId, runId, fireTime, outcome, reason, generation });
  }
  const watch = watchFiles(() => {
    reload().catch(observer.onFailure);
  });
  watch.setFiles(reconciler.files);

  async function stop(): Promise<void> {
    await watch.close();
    await scheduler.shutdown({ grace: config.runner.shutdownGraceMs / 1000 });
    await Promise.race([hooks.idle(), sleep(HOOK_DRAIN_MS, undefined, { ref: false })]);
    await executor.close();
    await store.close();
  }

  function kill(): void {
    scheduler.cancelRuns('the runner was told to end at once');
    executor.close().catch(observer.onFailure);
  }

  return { kind: 'started', runner: { reload, stop, kill } };
}
