import { resolve } from 'node:path';
import { parseDuration } from '../../trigger/spec/parse-duration.ts';
import type { Config, Job } from '../config.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { parseSize } from '../parse-size.ts';
import { innerEnvironment, outerEnvironment } from './environment.ts';
import { settingMs } from './setting-ms.ts';
import { normaliseHooks } from './normalise-actions.ts';
import { type JobDefaults, normaliseHistory, normaliseJob } from './normalise-job.ts';
import { innerSettings, outerSettings } from './step-settings.ts';
import type { WrittenConfig } from '../written-config.ts';

/** What a config takes from where it was loaded. */
export interface Surroundings extends Pick<Config, 'path' | 'files' | 'secrets'> {
  /** That of the config. */
  readonly hashOf: () => string;
  /** Absolute: what paths in the file are relative to. */
  readonly directory: string;
  /** What the env files set, the names left out that the process environment has, and the declared secrets. */
  readonly fileEnv: Readonly<Record<string, string>>;
  /** In the order of the file: plain objects put ids like `10` first. */
  readonly jobIds: readonly string[];
}

/**
 * A checked schedule with every default in, durations in milliseconds, paths absolute; frozen, as `Config` says.
 * The same input gives an equal result. Throws only if `written` has mistakes: check it before.
 *
 * @param known what was made of jobs before, with the same around them; what is made now is added.
 */
export function normalise(written: WrittenConfig, surroundings: Surroundings, known: WeakMap<object, Job>): Config {
  const { path, directory, hashOf, files, fileEnv, jobIds, secrets } = surroundings;
  const { defaults = {}, runner = {} } = written;
  const environment = innerEnvironment(outerEnvironment(fileEnv), { env: written.env, pass_env: defaults.pass_env });
  const { shutdown_grace: shutdownGrace = '25s', max_concurrent_runs: maxConcurrentRuns = 32 } = runner;
  const { misfire_grace_time: grace = '60s' } = defaults;
  const history = normaliseHistory(runner.history, { runs: 100, forMs: 30 * 86_400_000 });
  const { max_size: maxSize = null } = runner.history ?? {};
  const hooks = normaliseHooks(written.hooks, 'file', environment, directory);
  const jobDefaults: JobDefaults = {
    timezone: written.timezone ?? 'UTC',
    dst: defaults.dst ?? 'vixie',
    misfireGraceTimeMs: grace === null ? null : parseDuration(grace),
    coalesce: defaults.coalesce ?? true,
    maxInstances: defaults.max_instances ?? 1,
    overlap: defaults.overlap ?? 'skip',
    catchUpLimit: defaults.catch_up_limit ?? 100,
    runTimeoutMs: settingMs(defaults.run_timeout, null),
    finallyGraceMs: parseDuration(defaults.finally_grace ?? '10s'),
    rerunInterrupted: defaults.rerun_interrupted ?? false,
    history,
    onChange: defaults.on_change ?? 'keep',
    outputMaxBytes: defaults.output?.max_bytes ?? 2 ** 20,
    environment,
    settings: innerSettings(outerSettings(directory), defaults, directory),
    hooks,
    pipelines: written.pipelines ?? {},
    directory,
  };
  const jobs = jobIds.flatMap((id) => {
    const job = written.jobs?.[id];
    if (job === undefined) return [];
    const made = known.get(job) ?? deepFreeze(normaliseJob(id, job, jobDefaults));
    known.set(job, made);
    return [[id, made] as const];
  });
  return Object.freeze({
    path,
    get hash() {
      return hashOf();
    },
    files: Object.freeze(files),
    timezone: jobDefaults.timezone,
    runner: Object.freeze({
      state: statePath(runner.state, directory),
      maxConcurrentRuns,
      shutdownGraceMs: parseDuration(shutdownGrace),
      durability: runner.durability ?? 'full',
      onStoreError: runner.on_store_error ?? 'buffer',
      watch: runner.watch ?? 'auto',
      allowMassRemoval: runner.allow_mass_removal ?? false,
      startFromSnapshot: runner.start_from_snapshot ?? false,
      history: Object.freeze({ keep: Object.freeze(history), maxSizeBytes: maxSize === null ? null : parseSize(maxSize) }),
    }),
    concurrency: deepFreeze({ ...written.concurrency }),
    jobs: new Map(jobs),
    moves: deepFreeze(movesOf(written, jobIds)),
    hooks: deepFreeze(hooks),
    secrets: deepFreeze(secrets),
  });
}

/** The absolute directory of the embedded store, or `:memory:`. */
export function statePath(state: string | undefined = '.volnux', directory: string): string {
  return state === ':memory:' ? state : resolve(directory, state);
}

function movesOf({ jobs = {} }: WrittenConfig, jobIds: readonly string[]): Config['moves'] {
  return new Map(
    jobIds.flatMap((id) => {
      const from = jobs[id]?.moved_from;
      return from === undefined ? [] : [[id, from] as const];
    }),
  );
}
