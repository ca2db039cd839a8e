import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config, Job } from './config/config.ts';
import type { Diagnostic } from './config/diagnostic/diagnostic.ts';
import { createLoader, type loadConfig, type LoadResult } from './config/load-config.ts';
import { renderPretty } from './config/diagnostic/render-pretty.ts';
import { SecretsInForce } from './config/secret/secrets-in-force.ts';
import { createEvent, type EventFields, type VolnuxEvent } from './event/event.ts';
import type { EventName } from './event/event-mask.ts';
import { startExecutor } from './executor/start-executor.ts';
import { HookDispatcher } from './hook/hook-dispatcher.ts';
import { LateWatch, type Since } from './hook/late-watch.ts';
import { maskError, maskEvent } from './hook/mask-event.ts';
import { describePlan } from './plan/describe-plan.ts';
import { EMPTY, type Jobs, type Moves, type Plan, reverseMoves } from './plan/plan.ts';
import { applyPlan } from './reconcile/apply-plan.ts';
import { Generations } from './reconcile/generations.ts';
import { Reconciler, type ReloadOutcome } from './reconcile/reconciler.ts';
import { watchFiles } from './reconcile/watch-files.ts';
import { maskedExecutor } from './run/masked-executor.ts';
import { runPipeline, type OutputLine } from './run/run-pipeline.ts';
import type { StepEvent } from './run/step-event.ts';
import { systemClock } from './scheduler/clock.ts';
import type { Runnable } from './scheduler/pipeline.ts';
import { REASON } from './scheduler/reason.ts';
import { PipelineScheduler } from './scheduler/pipeline-scheduler.ts';
import { maskedStore } from './store/masked-store.ts';
import { createMemoryStore } from './store/memory-store.ts';
import { keepPruning, type PruneRules } from './store/pruning.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { openStateKey } from './store/state-key.ts';
import { StepRecorder } from './store/step-recorder.ts';
import type { Store } from './store/store.ts';
import { occasionsOf } from './trigger/occasion.ts';

/** Hooks about the last runs may go on for so long after a drain. */
const HOOK_DRAIN_MS = 5000;

export interface RunnerOptions {
  /** The schedule: files, or directories of files. */
  readonly configPaths: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly observer: RunnerObserver;
}

/** Who is told what the runner does, to log it. */
export interface RunnerObserver {
  /** `timezone`: of the job the event is about, else of the schedule. */
  readonly onEvent: (event: VolnuxEvent, timezone: string) => void;
  readonly onStepOutput: (line: OutputLine) => void;
  readonly onHookOutput: (event: VolnuxEvent, line: string, timezone: string) => void;
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
  | { readonly kind: 'started'; readonly runner: Runner; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'rejected'; readonly diagnostics: readonly Diagnostic[] };

/** Starts the daemon: loads the schedule, fires its jobs, follows its files. The only place that wires the stages. */
export async function startRunner(options: RunnerOptions): Promise<RunnerStart> {
  const load = createLoader();
  const loaded = await load(options.configPaths, options);
  const { config, diagnostics } = loaded;
  if (!config) return { kind: 'rejected', diagnostics };
  // Whatever is started is put here with what ends it; it ends in the opposite order.
  const owned = new AsyncDisposableStack();
  try {
    return { kind: 'started', runner: await wire(options, load, loaded, config, owned), diagnostics };
  } catch (error) {
    await owned.disposeAsync();
    throw error;
  }
}

async function wire(
  { configPaths, env, observer }: RunnerOptions,
  load: typeof loadConfig,
  loaded: LoadResult,
  firstConfig: Config,
  owned: AsyncDisposableStack,
): Promise<Runner> {
  let config = firstConfig;
  const secrets = new SecretsInForce(config.secrets);
  const { state } = config.runner;
  const opened = owned.adopt(openStore(state), (store) => store.close());
  const store = maskedStore(opened, (text) => secrets.mask.hide(text));
  const key = state === ':memory:' ? randomBytes(32) : openStateKey(state);
  // Closed after the last run has ended.
  const recorder = owned.adopt(new StepRecorder({ store, after: systemClock.after, onFailure: tellFailure }), (recorder) =>
    recorder.close(),
  );
  const executor = owned.adopt(
    maskedExecutor(startExecutor(), () => secrets.mask),
    (executor) => executor.close(),
  );
  const hooks = owned.adopt(
    new HookDispatcher({ executor, clock: systemClock, onOutput: tellHookOutput, onFailure: tellHookFailure }),
    (hooks) => hooks.close(HOOK_DRAIN_MS),
  );
  const generations = new Generations({ store, key, mask: () => secrets.mask });
  // Before any of it is asked for, or told.
  await putInForce(await generations.prepare(firstConfig, null), firstConfig.moves);
  const jobs = await store.jobs();
  const scheduler = owned.adopt(
    new PipelineScheduler({ store, jobs, lifetime: 'declared', onFailure: tellFailure }),
    (scheduler) => scheduler.shutdown({ grace: config.runner.shutdownGraceMs / 1000 }),
  );
  const anchors = new Map(jobs.map(({ jobId, anchor }) => [jobId, anchor]));
  const lateWatch = owned.adopt(
    new LateWatch({
      clock: systemClock,
      publish,
      isPaused: (id) => scheduler.getJob(id)?.state === 'paused',
      recall: recallSuccess,
    }),
    (watch) => watch.close(),
  );
  /** The jobs that are going, by run: a run finishes under the definition it began with, its hooks too. */
  const running = new Map<string, Job>();
  /** The jobs an edit takes out, until it is applied. */
  let leaving: Jobs = EMPTY;

  function tell(unmasked: VolnuxEvent): void {
    const event = maskEvent(unmasked, secrets.mask);
    const { job, timezone } = contextOf(event);
    observer.onEvent(event, timezone);
    hooks.dispatch(event, job?.hooks ?? config.hooks, timezone);
    lateWatch.see(event, job?.expect);
    if (event.runId !== null && event.outcome !== null) running.delete(event.runId);
  }

  function tellHookFailure(about: VolnuxEvent, reason: string): void {
    const { jobId, runId, fireTime, generation } = about;
    const event = createEvent('hook_error', Date.now(), { jobId, runId, fireTime, generation, reason });
    // A hook on hook_error that fails must not be told of its own failure, for ever.
    if (about.name === 'hook_error') observer.onEvent(maskEvent(event, secrets.mask), contextOf(event).timezone);
    else tell(event);
  }

  function tellFailure(error: Error): void {
    observer.onFailure(maskError(error, secrets.mask));
  }

  function tellStepOutput(line: OutputLine): void {
    // The text is masked where it comes from; an id may be made of a variable.
    const stepId = secrets.mask.hide(line.stepId);
    const { run, attempt, stream, text } = line;
    observer.onStepOutput({ ...line, stepId });
    recorder.tellLine({ runId: run.runId, stepId, attempt, stream, text, at: Date.now() });
  }

  function tellStep(event: StepEvent): void {
    recorder.tellStep({ ...event, stepId: secrets.mask.hide(event.stepId) });
  }

  async function recallSuccess(jobId: string): Promise<Since> {
    const added = { at: anchors.get(jobId) ?? Date.now(), isSuccess: false };
    // Once: a job that is removed and comes back later is a new one.
    anchors.delete(jobId);
    try {
      const records = await store.records(jobId);
      const ends = records.flatMap(({ outcome, endedAt }) => (outcome === 'success' && endedAt !== null ? [endedAt] : []));
      return ends.length === 0 ? added : { at: ends.reduce((last, end) => Math.max(last, end)), isSuccess: true };
    } catch (error) {
      tellFailure(error as Error);
      return added;
    }
  }

  function tellHookOutput(about: VolnuxEvent, line: string): void {
    observer.onHookOutput(about, line, contextOf(about).timezone);
  }

  function contextOf({ jobId, runId }: VolnuxEvent): { job: Job | undefined; timezone: string } {
    const id = jobId ?? '';
    const job = running.get(runId ?? '') ?? config.jobs.get(id) ?? leaving.get(id);
    return { job, timezone: job?.trigger.timezone ?? config.timezone };
  }

  function publish(name: EventName, fields: EventFields): void {
    tell(createEvent(name, Date.now(), { generation: scheduler.generation, ...fields }));
  }

  function runnableOf(job: Job): Runnable {
    const { id, pipeline, params, trigger, outputMaxBytes } = job;
    return {
      run: async ({ runId, fireTime, signal }) => {
        running.set(runId, job);
        recorder.begin(runId, outputMaxBytes);
        const run = { jobId: id, runId, fireTime, timezone: trigger.timezone, params };
        try {
          await runPipeline(pipeline, run, { executor, signal, onOutput: tellStepOutput, onStep: tellStep });
        } finally {
          recorder.end(runId);
        }
      },
    };
  }

  async function apply(plan: Plan, accepted: Config, before: Jobs): Promise<void> {
    // Before anything of it is written or told.
    secrets.add(accepted.secrets);
    // Written first: were that to fail after the jobs have changed, plan and scheduler would disagree from then on.
    const generation = await generations.prepare(accepted, before === EMPTY ? null : plan);
    const former = { config, generation: scheduler.generation };
    config = accepted;
    leaving = before;
    scheduler.generation = generation;
    // Before the jobs change, and not awaited: what is recorded from this moment on has the new number and the new ids. With it in one transaction are
    // moves of which the plan knows nothing: of jobs that were removed, or renamed while no runner was there.
    const kept = putInForce(generation, accepted.moves);
    try {
      applyPlan(plan, before, { scheduler, runnableOf });
    } catch (error) {
      config = former.config;
      scheduler.generation = former.generation;
      if (former.generation !== null) await putInForce(former.generation, reverseMoves(plan.changes));
      throw error;
    } finally {
      leaving = EMPTY;
    }
    // The records of runs that outlived their job have the new id by now.
    scheduler.moveRuns(accepted.moves);
    await kept;
    // After the records have moved; not awaited, for many jobs may have many.
    void lateWatch.watch(accepted.jobs);
    const isStateMoved = accepted.runner.state !== firstConfig.runner.state;
    publish('config_applied', {
      reason: `${describePlan(plan)}${isStateMoved ? '; runner.state takes effect at the next start' : ''}`,
    });
  }

  /** Never rejects: what the store cannot write now, it does at the next start, and that is no reason to go back. */
  async function putInForce(generation: number, moves: Moves): Promise<void> {
    await generations.putInForce(generation, moves).catch(observer.onFailure);
  }

  function tellRejection(diagnostics: readonly Diagnostic[]): void {
    const text = diagnostics.map((diagnostic) => renderPretty(diagnostic)).join('\n');
    publish('config_rejected', { reason: 'the last good config stays in force', exception: new Error(text) });
  }

  scheduler.addListener(tell);
  const rerun = [...firstConfig.jobs.values()].filter(({ rerunInterrupted, paused }) => rerunInterrupted && !paused);
  const interrupted = await store.interruptUnsettled(Date.now(), new Set(rerun.map(({ id }) => id)));
  const reconciler = owned.adopt(
    new Reconciler({
      load: () => load(configPaths, { env }),
      apply,
      onRejected: tellRejection,
      onRecovered: () => publish('config_applied', { reason: 'the file is again what is in force' }),
    }),
    (reconciler) => reconciler.close(),
  );
  await reconciler.accept(loaded);
  for (const { jobId, runId, fireTime, outcome, reason, generation } of interrupted) {
    publish('job_error', { jobId, runId, fireTime, outcome, reason, generation, exception: new Error(reason ?? undefined) });
  }
  // With the jobs in: `startup` is about those, and not about what an edit adds.
  scheduler.start({ rerun: await store.toRerun() });

  if (store.isDurable) {
    const end = new AbortController();
    const wait = (ms: number, signal: AbortSignal): Promise<void> =>
      sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
    const rulesNow = (): PruneRules => pruneRules(config);
    const pruning = keepPruning({ store, rulesNow, now: Date.now, wait, onFailure: tellFailure }, end.signal);
    owned.defer(() => {
      end.abort();
      return pruning;
    });
  }

  const watch = owned.adopt(
    watchFiles(() => void reload().catch(tellFailure)),
    (watch) => watch.close(),
  );
  watch.setSources(reconciler.sources);

  async function reload(): Promise<ReloadOutcome> {
    const outcome = await reconciler.look();
    watch.setSources(reconciler.sources);
    return outcome;
  }

  function stop(): Promise<void> {
    // At once: closing the watch takes a moment in which no run may start.
    scheduler.drain();
    return owned.disposeAsync();
  }

  function kill(): void {
    scheduler.cancelRuns(REASON.endedAtOnce());
    executor.close().catch(tellFailure);
  }

  return { reload, stop, kill };
}

function openStore(state: string): Store {
  return state === ':memory:' ? createMemoryStore() : openSqliteStore(state);
}

function pruneRules({ runner: { history }, jobs }: Config): PruneRules {
  const { keep, maxSizeBytes: maxBytes } = history;
  const all = [...jobs.values()];
  const others = all.filter((job) => job.history.runs !== keep.runs || job.history.forMs !== keep.forMs);
  const followers = all.filter(({ trigger }) => occasionsOf(trigger).some(({ kind }) => kind === 'after'));
  return {
    keep,
    maxBytes,
    jobs: new Map(others.map((job) => [job.id, job.history])),
    followers: new Set(followers.map(({ id }) => id)),
  };
}
