import { setTimeout as sleep } from 'node:timers/promises';
import type { Config, Job } from './config/config.ts';
import type { Diagnostic } from './config/diagnostic.ts';
import { loadConfig, type LoadResult } from './config/load-config.ts';
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
import type { Store } from './store/store.ts';

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
export async function startRunner(options: RunnerOptions): Promise<RunnerStart> {
  const loaded = await loadConfig(options.configPath, options);
  const { config, diagnostics } = loaded;
  if (!config) return { kind: 'rejected', diagnostics };
  // Whatever is started is put here with what ends it; it ends in the opposite order.
  const owned = new AsyncDisposableStack();
  try {
    return { kind: 'started', runner: await wire(options, loaded, config, owned) };
  } catch (error) {
    await owned.disposeAsync();
    throw error;
  }
}

async function wire(
  { configPath, env, observer }: RunnerOptions,
  loaded: LoadResult,
  firstConfig: Config,
  owned: AsyncDisposableStack,
): Promise<Runner> {
  let config = firstConfig;
  const store = owned.adopt(openStore(config.runner.state), (store) => store.close());
  const executor = owned.adopt(startExecutor(), (executor) => executor.close());
  const hooks = owned.adopt(
    new HookDispatcher({ executor, onOutput: observer.onHookOutput, onFailure: tellHookFailure }),
    async (hooks) => Promise.race([hooks.idle(), sleep(HOOK_DRAIN_MS, undefined, { ref: false })]),
  );
  const scheduler = owned.adopt(
    new PipelineScheduler({ store, lifetime: 'declared', onFailure: observer.onFailure }),
    (scheduler) => scheduler.shutdown({ grace: config.runner.shutdownGraceMs / 1000 }),
  );
  /** The jobs as applied, and removed ones while runs of theirs go on. */
  const jobs = new Map<string, Job>();

  function tell(event: VolnuxEvent): void {
    const { job, timezone } = contextOf(event);
    observer.onEvent(event, timezone);
    hooks.dispatch(event, job?.hooks ?? config.hooks, timezone);
  }

  function tellHookFailure(about: VolnuxEvent, reason: string): void {
    const event = createEvent('hook_error', Date.now(), { ...about, reason, exception: null });
    // A hook on hook_error that fails must not be told of its own failure, for ever.
    if (about.name === 'hook_error') observer.onEvent(event, contextOf(event).timezone);
    else tell(event);
  }

  function contextOf({ jobId }: VolnuxEvent): { job: Job | undefined; timezone: string } {
    const job = jobId === null ? undefined : jobs.get(jobId);
    return { job, timezone: job?.trigger.timezone ?? config.timezone };
  }

  function publish(name: EventName, fields: EventFields): void {
    tell(createEvent(name, Date.now(), { generation: scheduler.generation, ...fields }));
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
    const saved = { generation, hash: accepted.hash, appliedAt: Date.now(), jobs: JSON.stringify([...accepted.jobs.values()]) };
    if (!isSame) await store.saveGeneration(saved);
    publish('config_applied', { reason: describePlan(plan) });
  }

  scheduler.addListener(tell);
  scheduler.start();
  const interrupted = await store.interruptUnsettled(Date.now());
  const load = (): Promise<LoadResult> => loadConfig(configPath, { env });
  const reconciler = owned.adopt(new Reconciler({ load, apply }), (reconciler) => reconciler.close());
  await reconciler.accept(loaded);
  for (const { jobId, runId, fireTime, outcome, reason, generation } of interrupted) {
    publish('job_error', { jobId, runId, fireTime, outcome, reason, generation });
  }

  const watch = owned.adopt(
    watchFiles(() => void reload().catch(observer.onFailure)),
    (watch) => watch.close(),
  );
  watch.setFiles(reconciler.files);

  async function reload(): Promise<ReloadOutcome> {
    const outcome = await reconciler.look();
    if (outcome.kind === 'rejected') {
      const text = outcome.diagnostics.map((diagnostic) => renderDiagnostic(diagnostic)).join('\n');
      publish('config_rejected', { reason: 'the last good config stays in force', exception: new Error(text) });
    }
    watch.setFiles(reconciler.files);
    return outcome;
  }

  function kill(): void {
    scheduler.cancelRuns('the runner was told to end at once');
    executor.close().catch(observer.onFailure);
  }

  return { reload, stop: () => owned.disposeAsync(), kill };
}

function openStore(state: string): Store {
  return state === ':memory:' ? createMemoryStore() : openSqliteStore(state);
}
