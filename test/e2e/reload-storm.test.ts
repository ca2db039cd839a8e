import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { fromKeptJobs } from '../../src/reconcile/kept-jobs.ts';
import { readLastGeneration } from '../../src/store/history/read-generations.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { readStateKey } from '../../src/store/database/state-key.ts';
import { DELIVERIES, padded, swapFolder } from './reload-storm/deliveries.ts';
import { createRandom, type Random } from './reload-storm/random.ts';
import { RandomJobs } from './reload-storm/random-jobs.ts';
import { newFolder, startDaemon, type Daemon } from './volnux.ts';

const EDITS = 200;
const EDITS_A_ROUND = 10;
/** These rounds are seen by the poll alone. */
const POLLED_ROUNDS: readonly number[] = [5, 12];

/** Run every second, and are never edited. */
const STEADY = ['steady-1', 'steady-2', 'steady-3'];

/** A schedule of several files in all the ways that files come to a scheduler; each edit is delivered in one of the ways. */
class Storm {
  readonly file: string;
  readonly #folder: string;
  readonly #random: Random;
  readonly #main: RandomJobs;
  readonly #map: RandomJobs;
  readonly #tree: RandomJobs;
  readonly #parts = new Map<string, RandomJobs>();
  #marks = 0;
  #swaps = 0;
  #partsMade = 0;
  #watch: 'auto' | 'poll' = 'auto';
  #every = 5;

  constructor(folder: string, random: Random) {
    this.#folder = folder;
    this.file = join(folder, 'conf/schedule.yaml');
    this.#random = random;
    this.#main = new RandomJobs(random, 'main', 6);
    this.#map = new RandomJobs(random, 'map', 5);
    this.#tree = new RandomJobs(random, 'tree', 5);
  }

  async create(): Promise<void> {
    for (const path of ['conf', 'conf/parts', 'map', 'trees']) await mkdir(join(this.#folder, path), { recursive: true });
    await this.#swapMap();
    await symlink('..data/jobs.yaml', join(this.#folder, 'map/jobs.yaml'));
    await this.#swapTree();
    await this.#writePart(this.#newPart());
    await this.#writeEnv();
    await writeFile(join(this.#folder, 'conf/token'), 'token-0-of-the-storm');
    await writeFile(this.file, this.#mainText());
  }

  /** One random edit; the ids that it may touch. */
  async edit(): Promise<readonly string[]> {
    const kind = this.#random.pick([
      'main',
      'main',
      'main',
      'map',
      'map',
      'tree',
      'part',
      'part',
      'newPart',
      'env',
      'secret',
      'breakage',
    ] as const);
    switch (kind) {
      case 'main': {
        const touched = this.#main.edit();
        await this.#deliverMain();
        return touched;
      }
      case 'map': {
        const touched = this.#map.edit();
        await this.#swapMap();
        return touched;
      }
      case 'tree': {
        const touched = this.#tree.edit();
        await this.#swapTree();
        return touched;
      }
      case 'part': {
        const name = this.#random.pick([...this.#parts.keys()]);
        const touched = this.#parts.get(name)?.edit() ?? [];
        if (this.#random.below(3) === 0) await this.#remakeParts();
        else await this.#writePart(name);
        return touched;
      }
      case 'newPart':
        return this.#partComesOrGoes();
      case 'env':
        this.#every = 2 + this.#random.below(7);
        await this.#writeEnv();
        return ['env-user'];
      case 'secret':
        await DELIVERIES['atomicRename']?.(join(this.#folder, 'conf/token'), `token-${this.#random.below(1e6)}-of-the-storm`);
        return ['token-user'];
      case 'breakage':
        await this.#break();
        return [];
    }
  }

  /** An edit that can be waited for: all that went before it is mended by then. The id that it adds. */
  async mark(watch: 'auto' | 'poll'): Promise<string> {
    this.#marks += 1;
    this.#watch = watch;
    await this.#deliverMain();
    return `mark-${this.#marks}`;
  }

  /** A schedule that lost nearly all of its jobs, as a wrong template makes it. */
  async loseMost(): Promise<void> {
    await writeFile(this.file, padded('jobs: {}\n'));
  }

  async #deliverMain(): Promise<void> {
    // What no event tells of takes the poll its time.
    const names = Object.keys(DELIVERIES).filter((name) => this.#watch === 'poll' || name !== 'throughAnotherName');
    await DELIVERIES[this.#random.pick(names)]?.(this.file, this.#mainText());
  }

  async #break(): Promise<void> {
    const text = this.#mainText();
    const broken = this.#random.pick([text.slice(0, 200), text.replace('trigger', 'triger'), '', `${text}\njobs: {}\n`, null]);
    if (broken === null) await rm(this.file);
    else await writeFile(this.file, broken);
    if (this.#random.below(2) === 0) await new Promise((resolve) => setTimeout(resolve, 200));
    await writeFile(this.file, text);
  }

  async #swapMap(): Promise<void> {
    await swapFolder(join(this.#folder, 'map/..data'), 'jobs.yaml', padded(this.#map.text()), ++this.#swaps);
  }

  async #swapTree(): Promise<void> {
    await swapFolder(join(this.#folder, 'trees/current'), 'jobs.yaml', padded(this.#tree.text()), ++this.#swaps);
  }

  #newPart(): string {
    this.#partsMade += 1;
    const name = `part-${this.#partsMade}`;
    this.#parts.set(name, new RandomJobs(this.#random, name, 2));
    return name;
  }

  async #partComesOrGoes(): Promise<readonly string[]> {
    if (this.#parts.size < 3) {
      const name = this.#newPart();
      await this.#writePart(name);
      return [`${name}-1`, `${name}-2`];
    }
    const name = this.#random.pick([...this.#parts.keys()]);
    const touched = [
      ...(this.#parts
        .get(name)
        ?.text()
        .matchAll(/^ {2}([\w-]+):/gm) ?? []),
    ].map(([, id]) => id ?? '');
    this.#parts.delete(name);
    await rm(join(this.#folder, 'conf/parts', `${name}.yaml`));
    return touched;
  }

  async #writePart(name: string): Promise<void> {
    await writeFile(join(this.#folder, 'conf/parts', `${name}.yaml`), padded(this.#parts.get(name)?.text() ?? ''));
  }

  /** The folder of the parts goes and comes back. */
  async #remakeParts(): Promise<void> {
    await rm(join(this.#folder, 'conf/parts'), { recursive: true });
    await mkdir(join(this.#folder, 'conf/parts'));
    for (const name of this.#parts.keys()) await this.#writePart(name);
  }

  async #writeEnv(): Promise<void> {
    await writeFile(join(this.#folder, 'conf/.env'), `EVERY=${this.#every}h\n`);
  }

  #mainText(): string {
    const steady = STEADY.map(
      (id) =>
        `  ${id}: { run: 'echo ${id} $VOLNUX_FIRE_TIME >> "$LEDGER"', trigger: { cron: "* * * * * *" }, coalesce: false, misfire_grace_time: null, max_instances: 9 }\n`,
    );
    const marks = Array.from(
      { length: this.#marks },
      (_, index) => `  mark-${index + 1}: { run: 'echo mark >> "$LEDGER"', trigger: { interval: 9h } }\n`,
    ).slice(-3);
    return padded(`runner: { state: ../state, watch: ${this.#watch} }
env_file: .env
secrets: { TOKEN: { file: token } }
defaults: { pass_env: [LEDGER] }
include: [../map/jobs.yaml, "../trees/current/*.yaml", "parts/*.yaml"]
${this.#main.text()}${steady.join('')}  env-user: { run: 'echo env >> "$LEDGER"', trigger: { interval: "\${EVERY}" } }
  token-user: { run: 'echo token >> "$LEDGER"', env: { T: "\${TOKEN}" }, trigger: { interval: 9h } }
${marks.join('')}`);
  }
}

/** What the running jobs lack of those in the files, or have too much; none. */
async function difference(file: string, state: string): Promise<unknown> {
  const { config, diagnostics } = await loadConfig(file, { env: {} });
  const last = readLastGeneration(state);
  if (config === null || last === null) return diagnostics;
  return planChanges(fromKeptJobs(last.jobs ?? [], config.jobs, readStateKey(state)), config.jobs).changes;
}

const EDITED = new Set(['job_added', 'job_removed', 'job_modified', 'job_paused', 'job_resumed']);

/** The jobs that events of the log, from a line on, say were touched. */
function touchedSince(daemon: Daemon, start: number): Set<string> {
  return new Set(daemon.log.slice(start).flatMap(({ event = '', job }) => (EDITED.has(event) && job !== undefined ? [job] : [])));
}

test(`after ${EDITS} random edits in every way the jobs are those of the files, nothing else was touched, and no run lost or doubled`, async () => {
  const seed = Number(process.env['VOLNUX_SEED'] ?? Date.now() % 1e9);
  console.info(`VOLNUX_SEED=${seed}`);
  const folder = await newFolder();
  const random = createRandom(seed);
  const storm = new Storm(folder, random);
  await storm.create();
  const ledger = join(folder, 'ledger');
  const state = join(folder, 'state');
  const daemon = startDaemon(['-c', storm.file], { env: { LEDGER: ledger } });
  await daemon.until(({ event }) => event === 'scheduler_started');
  const started = daemon.log.length;

  for (let round = 1; round <= EDITS / EDITS_A_ROUND; round++) {
    const start = daemon.log.length;
    const touched = new Set<string>();
    for (let edit = 1; edit < EDITS_A_ROUND; edit++) {
      for (const id of await storm.edit()) touched.add(id);
      await new Promise((resolve) => setTimeout(resolve, random.below(3) * 60));
    }
    const mark = await storm.mark(POLLED_ROUNDS.includes(round) ? 'poll' : 'auto');
    const added = await daemon.until(({ event, job }) => event === 'job_added' && job === mark);
    await daemon.until((line) => line.event === 'config_applied' && daemon.log.indexOf(line) > daemon.log.indexOf(added));
    expect(await difference(storm.file, state)).toEqual([]);
    touched.add(mark).add(`mark-${round - 3}`);
    expect([...touchedSince(daemon, start)].filter((id) => !touched.has(id))).toEqual([]);
  }

  const { config } = await loadConfig(storm.file, { env: {} });
  await storm.loseMost();
  await daemon.until(({ event, reason }) => event === 'config_rejected' && String(reason).includes('would remove'));
  daemon.kill('SIGTERM');
  expect((await daemon.ended).code).toBe(0);
  expect(touchedSince(daemon, started)).not.toContain('steady-1');

  const ran = (await readFile(ledger, 'utf8')).trimEnd().split('\n');
  expect(ran.filter((line) => !line.startsWith('steady-'))).toEqual([]);
  const submitted = daemon.log.flatMap(({ event, job }) => (event === 'job_submitted' ? [job] : []));
  expect(new Set(submitted)).toEqual(new Set(STEADY));
  const store = openSqliteStore(state);
  const scheduled = (await store.jobs()).map(({ jobId }) => jobId);
  expect(scheduled.toSorted()).toEqual([...(config?.jobs.keys() ?? [])].toSorted());
  for (const id of STEADY) {
    const fireTimes = ran.filter((line) => line.startsWith(`${id} `)).map((line) => Date.parse(line.split(' ')[1] ?? ''));
    const [first = 0] = fireTimes.toSorted((a, b) => a - b);
    expect(fireTimes.toSorted((a, b) => a - b)).toEqual(fireTimes.map((_, index) => first + index * 1000));
    const records = await store.records(id);
    expect(records.map(({ fireTime, outcome }) => ({ fireTime, outcome }))).toEqual(
      fireTimes.toSorted((a, b) => a - b).map((fireTime) => ({ fireTime, outcome: 'success' })),
    );
  }
  await store.close();
}, 120_000);
