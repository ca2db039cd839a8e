import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { createMask } from '../../src/config/secret/mask.ts';
import { toKeptJobs } from '../../src/reconcile/kept-jobs.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { openStateKey } from '../../src/store/database/state-key.ts';
import type { AppliedGeneration, FireTimeRecord } from '../../src/store/store.ts';

/** A folder with a schedule, which the test ends. */
export interface Folder {
  readonly folder: string;
  readonly file: string;
  readonly state: string;
  readonly write: (text: string) => Promise<void>;
  /** Records what a runner would have, in the store beside the schedule. */
  readonly record: (...records: readonly Partial<FireTimeRecord>[]) => Promise<void>;
  /** Keeps the jobs of the schedule as a runner that applies it does. */
  readonly apply: (generation: number, appliedAt: number, fields?: Partial<AppliedGeneration>) => Promise<void>;
}

export async function scheduleFolder(text: string): Promise<Folder> {
  const folder = await mkdtemp(join(tmpdir(), 'volnux-state-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [file, state] = [join(folder, 'schedule.yaml'), join(folder, '.volnux')];
  const write = (text: string): Promise<void> => writeFile(file, text);
  await write(text);
  return {
    folder,
    file,
    state,
    write,
    record: async (...records) => {
      const store = openSqliteStore(state);
      await store.claim(records.map(recordOf));
      await store.close();
    },
    apply: async (generation, appliedAt, fields = {}) => {
      const { config } = await loadConfig(file, { env: {} });
      if (config === null) throw new Error('the schedule of the test is not valid');
      const store = openSqliteStore(state);
      const jobs = await toKeptJobs(config.jobs, createMask(config.secrets), openStateKey(state));
      const former = await store.generationJobs(generation - 1);
      const gone = former.map((text) => [(JSON.parse(text) as { id: string }).id, null] as const);
      const changed = new Map<string, string | null>([...gone, ...jobs]);
      await store.saveGeneration(
        { generation, hash: String(generation), appliedAt, commit: null, plan: null, ...fields },
        changed,
      );
      await store.applyGeneration(generation, new Map());
      await store.close();
    },
  };
}

/** A run of `a` that was decided on in time and took a second, but for `fields`. */
export function recordOf(fields: Partial<FireTimeRecord>): FireTimeRecord {
  const fireTime = fields.fireTime ?? 0;
  return {
    jobId: 'a',
    fireTime,
    runId: fields.outcome === undefined || RAN.has(fields.outcome) ? `run-${fireTime}` : null,
    outcome: 'success',
    reason: null,
    generation: 1,
    decidedAt: fireTime + 5,
    endedAt: fields.outcome === null ? null : (fields.decidedAt ?? fireTime + 5) + 1000,
    ...fields,
  };
}

const RAN: ReadonlySet<unknown> = new Set(['success', 'failure', 'timeout', 'cancelled', 'interrupted', null]);
