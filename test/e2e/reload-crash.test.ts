import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readLastGeneration } from '../../src/store/history/read-generations.ts';
import { newFolder, startDaemon } from './volnux.ts';

/** More of them: `VOLNUX_KILLS=100`. */
const KILLS = Number(process.env['VOLNUX_KILLS'] ?? 8);
const JOBS = 40;

/** Each version changes every job, renames one that fires every second, removes one and adds one. */
function scheduleOf(folder: string, version: number): string {
  const others = Array.from({ length: JOBS }, (_, index) => `  job-${index + version}: { run: "true", trigger: { interval: 1h }`);
  const run = `echo "$VOLNUX_FIRE_TIME $VOLNUX_RUN_ID" >> ${folder}/ran.txt`;
  const mover = `  mover-${version}: { moved_from: mover-${version - 1}, run: '${run}', trigger: { cron: "* * * * * *" }`;
  return `jobs:\n${[...others, mover].map((job) => `${job}, description: version-${version} }\n`).join('')}`;
}

/** What a killed runner has left, and must all be of one version. */
function versionsIn(folder: string): { readonly generation: number; readonly versions: readonly string[] } {
  const database = new DatabaseSync(join(folder, '.volnux/volnux.db'), { readOnly: true });
  const all = database.prepare('SELECT generation FROM generations WHERE generation > 0 ORDER BY generation').all();
  const movers = database.prepare("SELECT DISTINCT job_id AS id FROM fire_times WHERE job_id LIKE 'mover-%'").all();
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  database.close();
  expect(all.map(({ generation }) => generation)).toEqual(all.map((_, index) => index + 1));
  const last = readLastGeneration(join(folder, '.volnux'));
  const jobs = (last?.jobs ?? []).map((text) => JSON.parse(text) as { readonly description: string });
  expect(jobs.length).toBe(JOBS + 1);
  const ofMovers = movers.map(({ id }) => String(id).replace('mover', 'version'));
  return {
    generation: last?.generation ?? 0,
    versions: [...new Set([...jobs.map(({ description }) => description), ...ofMovers])],
  };
}

test(
  `${KILLS} kills in the middle of edits: the store holds the former generation or the next one, whole, and the jobs go on`,
  async () => {
    const folder = await newFolder();
    const file = join(folder, 'schedule.yaml');
    let version = 0;
    const writeNext = async (): Promise<void> => {
      version += 1;
      await writeFile(`${file}.new`, scheduleOf(folder, version));
      await rename(`${file}.new`, file);
    };
    await writeNext();
    let generation = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const daemon = startDaemon(['-c', file]);
      // Some die while they start, which puts an edit in force that was made while no runner was there.
      const isAtStart = kill % 4 === 3;
      if (!isAtStart) await daemon.until(({ event }) => event === 'scheduler_started');
      const deadline = Date.now() + Math.random() * (isAtStart ? 600 : 1500);
      const before = version;
      while (Date.now() < deadline) {
        const applied = daemon.log.filter(({ event }) => event === 'config_applied').length;
        const isReady = daemon.log.some(({ event }) => event === 'scheduler_started');
        if (isReady && applied > version - before) {
          await writeNext();
          daemon.kill('SIGHUP');
        }
        await sleep(2);
      }
      daemon.kill('SIGKILL');
      expect((await daemon.ended).code).toBeNull();
      const left = versionsIn(folder);
      expect([[`version-${version}`], [`version-${version - 1}`]]).toContainEqual(left.versions);
      expect(left.generation).toBeGreaterThanOrEqual(generation);
      generation = left.generation;
      // A rename leads from the version before: one that was not applied cannot be left out.
      if (left.versions.includes(`version-${version}`)) await writeNext();
    }
    expect(version).toBeGreaterThan(KILLS * 2);

    const last = startDaemon(['-c', file]);
    await last.until(({ event }) => event === 'scheduler_started');
    await last.until(({ event, job }) => event === 'job_executed' && job === `mover-${version}`);
    last.kill('SIGTERM');
    expect((await last.ended).code).toBe(0);
    expect(versionsIn(folder).versions).toEqual([`version-${version}`]);

    const ran = (await readFile(join(folder, 'ran.txt'), 'utf8')).trimEnd().split('\n');
    const fireTimes = ran.map((line) => line.split(' ')[0]);
    expect(fireTimes.filter((each, index) => fireTimes.indexOf(each) !== index)).toEqual([]);
    // No edit has fired anything: only whole seconds are fire times.
    expect(fireTimes.filter((each) => Date.parse(each ?? '') % 1000 !== 0)).toEqual([]);
    const started = last.log.filter(({ event, job }) => event === 'job_submitted' && !String(job).startsWith('mover-'));
    expect(started).toEqual([]);
  },
  60_000 + KILLS * 6000,
);
