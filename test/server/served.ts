import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config, Params } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { Overrides } from '../../src/reconcile/overrides.ts';
import type { ReloadOutcome } from '../../src/reconcile/reconciler.ts';
import { AskedRuns } from '../../src/server/asked-runs.ts';
import type { Trouble } from '../../src/server/answers.ts';
import { createCommands, type Commands } from '../../src/server/commands.ts';
import { ControlServer } from '../../src/server/control-server.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { holdRuns, schedulerAt, type HeldPipeline, type UnderTest } from '../scheduler/scheduler-under-test.ts';

/** What a runner has behind its socket, with a fake clock and runs that the test ends. */
export interface Served extends UnderTest {
  readonly commands: Commands;
  readonly config: Config;
  readonly runs: HeldPipeline;
  /** What is wrong with it. */
  troubles: readonly Trouble[];
  /** Params that were given, by run. */
  readonly given: ReadonlyMap<string, Params>;
  /** What the next reload comes to. */
  reloads: ReloadOutcome;
  isDraining: boolean;
}

export const BY = { user: 'ann', uid: 1000 } as const;

/** A running scheduler with the jobs of the schedule. */
export async function served(schedule: string): Promise<Served> {
  const file = join(await newFolder(), 'schedule.yaml');
  await writeFile(file, schedule);
  const { config, diagnostics } = await loadConfig(file, { env: {} });
  if (config === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));

  const store = createMemoryStore();
  const underTest = schedulerAt('2026-06-01T00:00:00Z', { lifetime: 'declared', store });
  const { scheduler, clock } = underTest;
  const overrides = new Overrides({ store, scheduler, clock, known: [], onFailure: () => {} });
  const [runs, askedRuns, given] = [holdRuns(), new AskedRuns(), new Map<string, Params>()];
  scheduler.addListener((event) => askedRuns.see(event));
  for (const { id, trigger, paused, overlap } of config.jobs.values()) scheduler.addJob(runs, { id, trigger, paused, overlap });
  scheduler.generation = 7;
  scheduler.start();
  const result: Served = {
    ...underTest,
    config,
    runs,
    troubles: [],
    given,
    reloads: { kind: 'unchanged' },
    isDraining: false,
    commands: createCommands({
      version: '1.2.3',
      pid: 42,
      since: clock.now(),
      scheduler,
      overrides,
      store,
      troubles: () => result.troubles,
      askedRuns,
      now: clock.now,
      isDraining: () => result.isDraining,
      inForce: () => ({
        config,
        hash: 'abc',
        keptJobs: async () => [...config.jobs.values()].map((job) => JSON.stringify(job)),
        sealKey: null,
      }),
      reload: async () => result.reloads,
      giveParams: (runId, params) => given.set(runId, params),
      hide: (text) => text.replaceAll('sesame', '***'),
    }),
  };
  return result;
}

/** A control server in a state directory of its own; the test ends both. */
export async function listening(commands: Commands, directory?: string): Promise<{ directory: string; server: ControlServer }> {
  const state = directory ?? (await newFolder());
  const server = new ControlServer();
  await server.listen(state, commands, () => {});
  onTestFinished(() => server.close());
  return { directory: state, server };
}

export async function newFolder(parent: string = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(parent, 'volnux-server-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
