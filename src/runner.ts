import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { Config, Job } from './config/config.ts';
import type { Diagnostic } from './config/diagnostic/diagnostic.ts';
import type { LoadResult } from './config/load-config.ts';
import { SecretsInForce } from './config/secret/secrets-in-force.ts';
import { createEvent, type EventFields, type VolnuxEvent } from './event/event.ts';
import type { EventName } from './event/event-mask.ts';
import { startExecutor } from './executor/start-executor.ts';
import { HookDispatcher } from './hook/hook-dispatcher.ts';
import { LateWatch } from './hook/late-watch.ts';
import { maskError, maskEvent } from './hook/mask-event.ts';
import { describePlan } from './plan/describe-plan.ts';
import { EMPTY, type Jobs, type Moves, type Plan, reverseMoves } from './plan/plan.ts';
import { applyPlan } from './reconcile/apply-plan.ts';
import { describeRejection } from './reconcile/describe-rejection.ts';
import { type FirstSchedule, firstSchedule, type StartOptions } from './reconcile/first-schedule.ts';
import { Generations } from './reconcile/generations.ts';
import { degradation, type Health } from './reconcile/health.ts';
import { keptHash, toKeptJobs } from './reconcile/kept-jobs.ts';
import type { LoadedSnapshot } from './reconcile/load-snapshot.ts';
import { LoaderThread } from './reconcile/loading/loader-thread.ts';
import { Overrides } from './reconcile/overrides.ts';
import { type LookOptions, Reconciler, type Refusal, type ReloadOutcome } from './reconcile/reconciler.ts';
import { writeSnapshot } from './reconcile/snapshot.ts';
import { watchFiles } from './reconcile/watch-files.ts';
import { maskedExecutor } from './run/masked-executor.ts';
import type { StepOutput } from './run/attempt-step.ts';
import { RetryWaits } from './run/retry-waits.ts';
import type { RunProgress } from './run/run-job.ts';
import type { StepEvent } from './run/step-event.ts';
import { describeOutage } from './runner/describe-outage.ts';
import { openStore } from './runner/open-store.ts';
import { pruneHistory } from './runner/prune-history.ts';
import { successRecall } from './runner/recall-success.ts';
import { runnableJobs } from './runner/runnable-jobs.ts';
import { createRunsGoing, forgetRun } from './runner/runs-going.ts';
import { serveControl } from './runner/serve-control.ts';
import { systemClock } from './scheduler/clock.ts';
import { REASON } from './scheduler/reason.ts';
import { PipelineScheduler } from './scheduler/pipeline-scheduler.ts';
import type { RunLimits } from './scheduler/run-places.ts';
import { AskedRuns } from './server/asked-runs.ts';
import type { Controlled } from './server/commands.ts';
import { ControlServer } from './server/control-server.ts';
import type { Trouble } from './server/answers.ts';
import { StoreHealth } from './server/store-health.ts';
import type { BridgeOptions } from './store/bridged-store.ts';
import { maskedStore } from './store/masked-store.ts';
import { keepStateKey, openStateKey } from './store/state-key.ts';
import type { StoreError } from './store/store-error.ts';
import { StepRecorder } from './store/step-recorder.ts';
import { formatInstant } from './trigger/zone/format-instant.ts';

/** Hooks about the last runs may go on for so long after a drain. */
const HOOK_DRAIN_MS = 5000;

/** Why nothing is tried again any more. */
const SHUT_DOWN = 'the runner is shutting down';

export interface RunnerOptions extends StartOptions {
  readonly observer: RunnerObserver;
  /** Of volnux, to be told. */
  readonly version: string;
}

/** Who is told what the runner does, to log it. */
export interface RunnerObserver {
  /** `timezone`: of the job the event is about, else of the schedule. */
  readonly onEvent: (event: VolnuxEvent, timezone: string) => void;
  readonly onStepOutput: (output: StepOutput) => void;
  readonly onHookOutput: (event: VolnuxEvent, line: string, timezone: string) => void;
  /** A failure that belongs to no run. */
  readonly onFailure: (error: Error) => void;
}

interface Runner {
  /** Looks at the files now, whether they seem to have changed or not. `force`: applies also what removes most jobs. */
  readonly reload: (options?: { readonly force?: boolean }) => Promise<ReloadOutcome>;
  /** Is what the files hold in force? */
  readonly health: () => Health;
  /** Drains: no new run, those that are going have `shutdown_grace` to end. Resolves when all that was started is gone. */
  readonly stop: () => Promise<void>;
  /** Ends every run at once; `stop` resolves soon after. */
  readonly kill: () => void;
  /** Resolves when the store cannot be used and `on_store_error` is `stop`: the runner has begun to drain. */
  readonly failed: Promise<Error>;
}

export type RunnerStart =
  | { readonly kind: 'started'; readonly runner: Runner; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'rejected'; readonly diagnostics: readonly Diagnostic[]; readonly snapshot: LoadedSnapshot };

/** Starts the daemon: loads the schedule, fires its jobs, follows its files. The only place that wires the stages. */
export async function startRunner(options: RunnerOptions): Promise<RunnerStart> {
  // Whatever is started is put here with what ends it; it ends in the opposite order.
  const owned = new AsyncDisposableStack();
  const loader = owned.adopt(new LoaderThread(), (loader) => loader.close());
  try {
    const loaded = await loader.load(options.configPaths, options.env);
    const { diagnostics } = loaded;
    const first = await firstSchedule(loaded, options);
    if (first.kind === 'usable')
      return { kind: 'started', runner: await wire(options, loader, loaded, first, owned), diagnostics };
    await owned.disposeAsync();
    return { kind: 'rejected', diagnostics, snapshot: first.snapshot };
  } catch (error) {
    // Whatever else goes wrong now, this is where it began.
    await Promise.allSettled([owned.disposeAsync()]);
    throw error;
  }
}

async function wire(
  { configPaths, env, observer, version }: RunnerOptions,
  loader: LoaderThread,
  loaded: LoadResult,
  first: Extract<FirstSchedule, { kind: 'usable' }>,
  owned: AsyncDisposableStack,
): Promise<Runner> {
  const firstConfig = first.config;
  let config = firstConfig;
  const secrets = new SecretsInForce(config.secrets);
  const { state } = config.runner;
  const runs = createRunsGoing();
  /** The jobs an edit takes out, until it is applied. */
  let leaving: Jobs = EMPTY;
  const failed = Promise.withResolvers<Error>();
  /** Events from before all was there that is told of them: the store may fail first. `null`: all is there. */
  let early: VolnuxEvent[] | null = [];
  let isServing = false;
  let isDraining = false;
  const bridge: BridgeOptions = {
    onStoreError: () => config.runner.onStoreError,
    after: systemClock.after,
    onOutage: tellOutage,
    onRecovery: tellRecovery,
    onFailure: tellFailure,
  };
  const opened = owned.adopt(await openStore(config.runner, bridge, tellPutBack), (store) => store.close());
  const store = maskedStore(opened, (text) => secrets.mask.hide(text));
  const key = state === ':memory:' ? randomBytes(32) : openStateKey(state);
  const [since, storeHealth, askedRuns] = [Date.now(), new StoreHealth(), new AskedRuns()];
  // Before the scheduler, so that it goes after it: a runner that drains can be asked.
  const control = owned.adopt(new ControlServer(), (server) => server.close());
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
  const retries = new RetryWaits({
    keep: store.isDurable ? (retry) => store.noteRetry(retry) : null,
    objection: (jobId, retryAt) => scheduler.retryObjection(jobId, retryAt),
    onFailure: tellFailure,
  });
  /** Aborted when nothing is to be tried again; when the last steps are not to run either. */
  const [draining, killing] = [new AbortController(), new AbortController()];
  const runnableOf = runnableJobs({
    runs,
    executor,
    recorder,
    retries,
    secretsNow: () => config.secrets,
    publish,
    kill: killing.signal,
    noRetry: draining.signal,
    onOutput: tellStepOutput,
    onStep: tellStep,
  });
  const lateWatch = owned.adopt(
    new LateWatch({
      clock: systemClock,
      publish,
      isPaused: (id) => scheduler.getJob(id)?.state === 'paused',
      recall: successRecall({ store, jobs, onFailure: tellFailure }),
    }),
    (watch) => watch.close(),
  );
  const overrides = owned.adopt(
    new Overrides({ store, scheduler, clock: systemClock, known: await store.overrides(), onFailure: tellFailure }),
    (overrides) => overrides.close(),
  );
  /** The hash of the config in force, as it is kept. */
  let hash = keptHash(config.hash, key);

  function tell(unmasked: VolnuxEvent): void {
    if (early !== null) return void early.push(unmasked);
    const { name, jobId, runId } = unmasked;
    const attempt = runs.attempts.get(runId ?? '') ?? unmasked.attempt;
    const event = maskEvent({ ...unmasked, attempt }, secrets.mask);
    const { job, timezone } = contextOf(event);
    storeHealth.see(event);
    askedRuns.see(event);
    observer.onEvent(event, timezone);
    hooks.dispatch(event, job?.hooks ?? config.hooks, timezone);
    lateWatch.see(event, job?.expect);
    if (name === 'job_removed') retries.giveUp(jobId ?? '', 'the job was removed');
    if (name === 'job_paused') retries.giveUp(jobId ?? '', 'the job was paused');
    if (runId !== null && event.outcome !== null) forgetRun(runs, runId);
  }

  function tellHookFailure(about: VolnuxEvent, reason: string): void {
    const { jobId, runId, fireTime, generation } = about;
    const event = createEvent('hook_error', Date.now(), { jobId, runId, fireTime, generation, reason });
    // A hook on hook_error that fails must not be told of its own failure, for ever.
    if (about.name === 'hook_error') observer.onEvent(maskEvent(event, secrets.mask), contextOf(event).timezone);
    else tell(event);
  }

  /** Perhaps before there is a scheduler. */
  function tellOutage(exception: StoreError): void {
    const { onStoreError } = config.runner;
    const reason = describeOutage(exception, onStoreError);
    tell(createEvent('store_error', Date.now(), { reason, exception }));
    if (onStoreError === 'stop') failed.resolve(maskError(exception, secrets.mask));
  }

  function tellPutBack(): void {
    // It was deleted with the rest.
    keepStateKey(state, key, tellFailure);
    const exception = new Error(`the store in ${state} was deleted while the runner had it open`);
    tell(createEvent('store_error', Date.now(), { reason: `${exception.message}; it was put back`, exception }));
    tellRecovery('all that was recorded is there');
    // Nobody finds the socket any more.
    if (isServing && !isDraining) void control.close().then(serve).catch(tellFailure);
  }

  function tellRecovery(reason: string): void {
    tell(createEvent('store_recovered', Date.now(), { reason }));
  }

  function tellFailure(error: Error): void {
    observer.onFailure(maskError(error, secrets.mask));
  }

  function tellStepOutput(output: StepOutput): void {
    // The text is masked where it comes from; an id may be made of a variable.
    const stepId = secrets.mask.hide(output.stepId);
    const { run, attempt, stream, text } = output;
    observer.onStepOutput({ ...output, stepId });
    recorder.tellOutput({ runId: run.runId, stepId, attempt, stream, text, at: Date.now() });
  }

  function tellStep(event: StepEvent): void {
    recorder.tellStep({ ...event, stepId: secrets.mask.hide(event.stepId) });
  }

  function tellHookOutput(about: VolnuxEvent, line: string): void {
    observer.onHookOutput(about, line, contextOf(about).timezone);
  }

  function contextOf({ jobId, runId }: VolnuxEvent): { job: Job | undefined; timezone: string } {
    const id = jobId ?? '';
    const job = runs.running.get(runId ?? '')?.job ?? config.jobs.get(id) ?? leaving.get(id);
    return { job, timezone: job?.trigger.timezone ?? config.timezone };
  }

  function publish(name: EventName, fields: EventFields): void {
    tell(createEvent(name, Date.now(), { generation: scheduler.generation, ...fields }));
  }

  async function apply(plan: Plan, accepted: Config, before: Jobs): Promise<void> {
    // Before anything of it is written or told.
    secrets.add(
      accepted.secrets,
      runs.running.values().map((each) => each.secrets),
    );
    // Written first: were that to fail after the jobs have changed, plan and scheduler would disagree from then on.
    const generation = await generations.prepare(accepted, before === EMPTY ? null : plan);
    const former = { config, generation: scheduler.generation };
    let ended: readonly string[] = [];
    config = accepted;
    leaving = before;
    scheduler.generation = generation;
    // Before the jobs change, and not awaited: what is recorded from this moment on has the new number and the new ids. With it in one transaction are
    // moves of which the plan knows nothing: of jobs that were removed, or renamed while no runner was there.
    const kept = putInForce(generation, accepted.moves);
    // Before the jobs: what is due the moment it is added counts, too.
    scheduler.setLimits(limitsOf(accepted));
    try {
      const applied = applyPlan(plan, before, { scheduler, runnableOf });
      // The records of runs that outlived their job have the new id by now.
      scheduler.moveRuns(accepted.moves);
      for (const [to, from] of accepted.moves) retries.move(from, to);
      await applied;
      ended = overrides.follow(accepted.jobs, accepted.moves);
      hash = keptHash(accepted.hash, key);
    } catch (error) {
      scheduler.setLimits(limitsOf(former.config));
      config = former.config;
      scheduler.generation = former.generation;
      overrides.hold();
      if (former.generation !== null) await putInForce(former.generation, reverseMoves(plan.changes));
      throw error;
    } finally {
      leaving = EMPTY;
    }
    await kept;
    // After the records have moved; not awaited, for many jobs may have many.
    void lateWatch.watch(accepted.jobs);
    const { state, durability } = firstConfig.runner;
    const isStoreChanged = accepted.runner.state !== state || accepted.runner.durability !== durability;
    publish('config_applied', {
      reason: [
        describePlan(plan),
        ...ended,
        ...(isStoreChanged ? ['runner.state and runner.durability take effect at the next start'] : []),
      ].join('; '),
    });
  }

  /** Never rejects: what the store cannot write now, it does at the next start, and that is no reason to go back. */
  async function putInForce(generation: number, moves: Moves): Promise<void> {
    await generations.putInForce(generation, moves).catch(observer.onFailure);
  }

  function tellRefusal(refusal: Refusal): void {
    if (refusal.kind === 'refused') return publish('config_rejected', { reason: `${refusal.reason}; ${inForce()}` });
    publish('config_rejected', { reason: inForce(), exception: new Error(describeRejection(refusal.diagnostics)) });
  }

  /** What goes on while the files hold something else. */
  function inForce(): string {
    const { snapshot } = first;
    if (snapshot === null || config !== firstConfig) return 'the last good config stays in force';
    return `what runs is the snapshot of generation ${snapshot.generation}, applied ${formatInstant(snapshot.appliedAt, config.timezone)}`;
  }

  /** Never rejects: it is for another day. */
  async function keep({ schedules }: LoadResult): Promise<void> {
    if (!store.isDurable) return;
    const paths = configPaths.map((path) => resolve(path));
    const snapshot = { generation: scheduler.generation ?? 0, appliedAt: Date.now(), paths, schedules };
    await writeSnapshot(state, key, snapshot).catch((cause: unknown) => {
      tellFailure(new Error(`cannot keep a snapshot of the schedule in ${state}`, { cause }));
    });
  }

  const untold = early;
  early = null;
  for (const event of untold) tell(event);
  scheduler.addListener(tell);
  const rerun = [...firstConfig.jobs.values()].filter(
    ({ id, rerunInterrupted, paused }) => rerunInterrupted && !paused && overrides.get(id) === null,
  );
  const interrupted = await store.interruptUnsettled(Date.now(), new Set(rerun.map(({ id }) => id)));
  const reconciler = owned.adopt(
    new Reconciler({
      load: () => loader.load(configPaths, env),
      apply,
      keep,
      now: () => Date.now(),
      onRefused: tellRefusal,
      onRecovered: () => publish('config_applied', { reason: 'the file is again what is in force' }),
    }),
    // A load that is going on may take its time, and nobody wants what comes of it.
    async (reconciler) => void (await Promise.all([reconciler.close(), loader.close()])),
  );
  await reconciler.accept(first.result);
  // Of a schedule with mistakes so much is told, and its files are the ones to watch.
  if (first.result !== loaded) await reconciler.accept(loaded);
  for (const { jobId, runId, fireTime, outcome, reason, generation } of interrupted) {
    publish('job_error', { jobId, runId, fireTime, outcome, reason, generation, exception: new Error(reason ?? undefined) });
  }
  const toRerun = await store.toRerun();
  const watch = owned.adopt(
    watchFiles(() => void look({}).catch(tellFailure)),
    (watch) => watch.close(),
  );
  await serve();
  overrides.start();
  // With the jobs in: `startup` is about those, and not about what an edit adds.
  const left = await store.waitingRetries();
  for (const { runId, retryAt, progress, failure, lastBlock } of left)
    runs.waiting.set(runId, { retryAt, progress: JSON.parse(progress) as RunProgress, failure, lastBlock });
  scheduler.start({ rerun: toRerun, waiting: left });
  runs.waiting.clear();

  if (store.isDurable) owned.defer(pruneHistory({ store, configNow: () => config, onFailure: tellFailure }));

  await watch.follow(reconciler.sources, config.runner.watch);

  async function look(options: LookOptions): Promise<ReloadOutcome> {
    try {
      return await reconciler.look(options);
    } finally {
      await watch.follow(reconciler.sources, config.runner.watch);
    }
  }

  async function reload({ force = false }: { readonly force?: boolean } = {}): Promise<ReloadOutcome> {
    return look({ isAsked: true, isForced: force });
  }

  function health(): Health {
    const { fault } = reconciler;
    return fault === null ? { kind: 'ready' } : degradation(fault, inForce(), secrets.mask);
  }

  function troubles(): readonly Trouble[] {
    const now = health();
    const since = (ms: number): string => formatInstant(ms, config.timezone);
    const ofConfig =
      now.kind === 'ready' ? [] : [{ kind: 'config_rejected', since: since(now.since), reason: now.reason } as const];
    const ofStore = storeHealth.trouble();
    return ofStore === null
      ? ofConfig
      : [...ofConfig, { kind: 'store_error', since: since(ofStore.since), reason: ofStore.reason }];
  }

  async function serve(): Promise<void> {
    if (state === ':memory:') return;
    isServing = true;
    const controlled: Controlled = {
      version,
      pid: process.pid,
      since,
      scheduler,
      overrides,
      store,
      troubles,
      askedRuns,
      now: () => Date.now(),
      isDraining: () => isDraining,
      inForce: () => ({ config, hash, keptJobs: async () => [...(await toKeptJobs(config.jobs, secrets.mask, key)).values()] }),
      reload,
      giveParams: (runId, params) => void runs.given.set(runId, params),
      hide: (text) => secrets.mask.hide(text),
    };
    await serveControl(control, state, controlled, tellFailure);
  }

  function stop(): Promise<void> {
    isDraining = true;
    // At once: closing the watch takes a moment in which no run may start.
    scheduler.drain();
    draining.abort(new Error(SHUT_DOWN));
    retries.drain(SHUT_DOWN);
    return owned.disposeAsync();
  }

  function kill(): void {
    killing.abort();
    scheduler.cancelRuns(REASON.endedAtOnce());
    executor.close().catch(tellFailure);
  }

  return { reload, health, stop, kill, failed: failed.promise };
}

function limitsOf({ runner: { maxConcurrentRuns }, concurrency }: Config): RunLimits {
  return { maxConcurrentRuns, concurrency };
}
