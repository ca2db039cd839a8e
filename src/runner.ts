import { randomBytes } from 'node:crypto';
import type { Diagnostic } from './config/diagnostic/diagnostic.ts';
import type { LoadResult } from './config/load-config.ts';
import type { EventFields } from './event/event.ts';
import type { EventName } from './event/event-mask.ts';
import { startExecutor } from './executor/start-executor.ts';
import { HookDispatcher } from './hook/hook-dispatcher.ts';
import { LateWatch } from './hook/late-watch.ts';
import { takeLostDeliveries } from './hook/unfinished-deliveries.ts';
import type { Moves } from './plan/plan.ts';
import { type FirstSchedule, firstSchedule, type StartOptions } from './reconcile/first-schedule.ts';
import { Generations } from './reconcile/generations.ts';
import type { Health } from './reconcile/health.ts';
import { keptHash, toKeptJobs } from './reconcile/kept-jobs.ts';
import type { LoadedSnapshot } from './reconcile/load-snapshot.ts';
import { LoaderThread } from './reconcile/loading/loader-thread.ts';
import { Overrides } from './reconcile/overrides.ts';
import type { ReloadOutcome } from './reconcile/reconciler.ts';
import { maskedExecutor } from './run/masked-executor.ts';
import { RetryWaits } from './run/retry-waits.ts';
import { Announcements, type RunnerObserver } from './runner/announcements.ts';
import { configApplier } from './runner/apply-config.ts';
import { ControlDoor } from './runner/control-door.ts';
import { FollowedFiles } from './runner/followed-files.ts';
import { InForce } from './runner/in-force.ts';
import { snapshotKeeper } from './runner/keep-snapshot.ts';
import { interruptionsToTell, interruptRuns, leftRuns } from './runner/left-runs.ts';
import { openStore } from './runner/open-store.ts';
import { pruneHistory } from './runner/prune-history.ts';
import { successRecall } from './runner/recall-success.ts';
import { recallTold } from './runner/recall-told.ts';
import { runnableJobs } from './runner/runnable-jobs.ts';
import { createRunsGoing } from './runner/runs-going.ts';
import { stepTellers } from './runner/step-tellers.ts';
import { outageTellers, tellPutBack } from './runner/tell-outages.ts';
import { WhatIsWrong } from './runner/what-is-wrong.ts';
import { systemClock } from './scheduler/clock.ts';
import { REASON } from './scheduler/record/reason.ts';
import { PipelineScheduler } from './scheduler/pipeline-scheduler.ts';
import { AskedRuns } from './server/asked-runs.ts';
import { StoreHealth } from './server/store-health.ts';
import { maskedStore } from './store/masked-store.ts';
import { keepStateKey, openStateKey } from './store/database/state-key.ts';
import { StepRecorder } from './store/steps/step-recorder.ts';

/** Hooks about the last runs may go on for so long after a drain. */
const HOOK_DRAIN_MS = 5000;

/** Why nothing is tried again any more. */
const SHUT_DOWN = 'the runner is shutting down';

export interface RunnerOptions extends StartOptions {
  readonly observer: RunnerObserver;
  /** Of volnux, to be told. */
  readonly version: string;
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
  const { runner: settings, jobs: firstJobs, moves } = first.config;
  const { state } = settings;
  const since = Date.now();
  const runs = createRunsGoing();
  const inForce = new InForce(first.config, runs);
  const { secrets } = inForce;
  const announcements = new Announcements({ observer, inForce, runs });
  const onFailure = (error: Error): void => announcements.tellFailure(error);
  /** Aborted when nothing is to be tried again; when the last steps are not to run either. */
  const [draining, killing] = [new AbortController(), new AbortController()];
  const failed = Promise.withResolvers<Error>();

  const bridge = outageTellers({ inForce, announcements, onFatal: failed.resolve });
  const opened = owned.adopt(await openStore(settings, bridge, takeUpPutBack), (store) => store.close());
  const store = maskedStore(opened, (text) => secrets.mask.hide(text));
  const key = state === ':memory:' ? randomBytes(32) : openStateKey(state);
  // Before the scheduler, so that it goes after it: a runner that drains can be asked.
  const door = owned.adopt(new ControlDoor(onFailure), (door) => door.close());
  // Closed after the last run has ended.
  const recorder = owned.adopt(new StepRecorder({ store, after: systemClock.after, onFailure }), (recorder) => recorder.close());
  // Hooks that the executor ends are no more on their way.
  const notes = owned.adopt(await recallTold(store, onFailure), (notes) => notes.close());
  const lostDeliveries = takeLostDeliveries(notes);
  const executor = owned.adopt(
    maskedExecutor(startExecutor(), () => secrets.mask),
    (executor) => executor.close(),
  );
  const hooks = owned.adopt(
    new HookDispatcher({
      executor,
      clock: systemClock,
      notes,
      fingerprint: (text) => keptHash(text, key),
      onOutput: (about, line, number) => announcements.tellHookOutput(about, line, number),
      onRetry: (about, reason) => announcements.tellHookRetry(about, reason),
      onFailure: (about, reason) => announcements.tellHookFailure(about, reason),
    }),
    (hooks) => hooks.close(HOOK_DRAIN_MS),
  );
  const generations = new Generations({ store, key, mask: () => secrets.mask });
  // Before any of it is asked for, or told.
  await putInForce(await generations.prepare(first.config, null), moves);
  const jobs = await store.jobs();
  const scheduler = owned.adopt(new PipelineScheduler({ store, jobs, lifetime: 'declared', onFailure }), (scheduler) =>
    scheduler.shutdown({ grace: inForce.config.runner.shutdownGraceMs / 1000 }),
  );
  const generationNow = (): number | null => scheduler.generation;
  const publish = (name: EventName, fields: EventFields): void =>
    announcements.publish(name, { generation: generationNow(), ...fields });
  const retries = new RetryWaits({
    keep: store.isDurable ? (retry) => store.noteRetry(retry) : null,
    objection: (jobId, retryAt) => scheduler.retryObjection(jobId, retryAt),
    onFailure,
  });
  const runnableOf = runnableJobs({
    runs,
    executor,
    recorder,
    retries,
    secretsNow: () => inForce.config.secrets,
    publish,
    kill: killing.signal,
    noRetry: draining.signal,
    ...stepTellers({ inForce, observer, recorder }),
  });
  const lateWatch = owned.adopt(
    new LateWatch({
      clock: systemClock,
      publish,
      notes,
      isPaused: (id) => scheduler.getJob(id)?.state === 'paused',
      recall: successRecall({ store, jobs, onFailure }),
    }),
    (watch) => watch.close(),
  );
  const overrides = owned.adopt(
    new Overrides({ store, scheduler, clock: systemClock, known: await store.overrides(), onFailure }),
    (overrides) => overrides.close(),
  );

  const [storeHealth, askedRuns] = [new StoreHealth(), new AskedRuns()];
  announcements.begin((event, { job, timezone }) => {
    const { name, jobId } = event;
    storeHealth.see(event);
    askedRuns.see(event);
    hooks.dispatch(event, job?.hooks ?? inForce.config.hooks, timezone);
    lateWatch.see(event, job?.expect);
    if (name === 'job_removed') retries.giveUp(jobId ?? '', 'the job was removed');
    if (name === 'job_paused') retries.giveUp(jobId ?? '', 'the job was paused');
  });
  scheduler.addListener((event) => announcements.tell(event));

  const interrupted = await interruptRuns(store, firstJobs, overrides);
  const files = owned.adopt(
    new FollowedFiles({
      loader,
      configPaths,
      env,
      apply: configApplier({
        inForce,
        generations,
        scheduler,
        overrides,
        retries,
        lateWatch,
        runnableOf,
        putInForce,
        publish,
      }),
      keep: store.isDurable ? snapshotKeeper({ state, key, configPaths, generationNow, onFailure }) : async () => {},
      watchMode: () => inForce.config.runner.watch,
      onRefused: (refusal) => publish('config_rejected', wrong.refusalFields(refusal)),
      onRecovered: () => publish('config_applied', { reason: 'the file is again what is in force' }),
      onFailure,
    }),
    (files) => files.close(),
  );
  const wrong = new WhatIsWrong({ inForce, snapshot: first.snapshot, storeHealth, faultNow: () => files.fault });
  await files.begin(first.result, loaded);
  for (const fields of interruptionsToTell(interrupted, await store.toRerun())) publish('job_error', fields);
  for (const lost of lostDeliveries) publish('hook_error', lost);
  await door.open(
    { state, configPaths },
    {
      version,
      pid: process.pid,
      since,
      scheduler,
      overrides,
      store,
      troubles: () => wrong.troubles(),
      askedRuns,
      now: () => Date.now(),
      isDraining: () => draining.signal.aborted,
      inForce: () => {
        const { config } = inForce;
        const keptJobs = async (): Promise<readonly string[]> => [...(await toKeptJobs(config.jobs, secrets.mask, key)).values()];
        const sealKey = store.isDurable ? null : Buffer.from(key).toString('hex');
        return { config, hash: keptHash(config.hash, key), keptJobs, sealKey };
      },
      reload: (options) => files.reload(options),
      giveParams: (runId, params) => void runs.given.set(runId, params),
      hide: (text) => secrets.mask.hide(text),
    },
  );
  overrides.start();
  // With the jobs in: `startup` is about those, and not about what an edit adds.
  scheduler.start(await leftRuns(store, runs));
  runs.waiting.clear();

  if (store.isDurable) owned.defer(pruneHistory({ store, configNow: () => inForce.config, onFailure }));

  await files.watch();

  function takeUpPutBack(): void {
    // It was deleted with the rest.
    keepStateKey(state, key, onFailure);
    tellPutBack(state, announcements);
    if (!draining.signal.aborted) void door.reopen();
  }

  /** Never rejects: what the store cannot write now, it does at the next start, and that is no reason to go back. */
  async function putInForce(generation: number, moves: Moves): Promise<void> {
    await generations.putInForce(generation, moves).catch(onFailure);
  }

  function stop(): Promise<void> {
    // At once: closing the watch takes a moment in which no run may start.
    scheduler.drain();
    draining.abort(new Error(SHUT_DOWN));
    retries.drain(SHUT_DOWN);
    return owned.disposeAsync();
  }

  function kill(): void {
    killing.abort();
    scheduler.cancelRuns(REASON.endedAtOnce());
    // So that hooks know what ends them.
    void hooks.close(0);
    executor.close().catch(onFailure);
  }

  return { reload: (options) => files.reload(options), health: () => wrong.health(), stop, kill, failed: failed.promise };
}
