import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EngineRequest, type JobFigures, runEngine } from './many-jobs/run-engine.ts';

/**
 * 10,000 jobs beside each other: what they take to build, to keep and to leave alone, and how late and how dear they are when 1,000 of them
 * are due in the same second. One process an engine, one after the other; about four minutes (`--quick`: a shorter idle stretch).
 */
const IDLE_MS = process.argv.includes('--quick') ? 3000 : 20_000;
/**
 * In seconds: one that finds the code cold, and after a pause ten of which the later ones find it warm; then more, so that a schedule of months has its say.
 * They are seconds of every minute, and none may come while the jobs are built and idle.
 */
const BURSTS = [0, ...Array.from({ length: 23 }, (_, index) => index + 3)];
const FIRST_BURSTS = 11;
const STEADY_FROM = 14;

const BUILT = new URL('../dist/index.js', import.meta.url);
if (!existsSync(BUILT)) throw new Error('there is no dist/: run `npm run build`, or `npm run bench:jobs`, which does');
const SOURCE = new URL('../src/index.ts', import.meta.url);

const state = mkdtempSync(join(tmpdir(), 'volnux-bench-'));
const common = { bursts: BURSTS, steadyFrom: STEADY_FROM, idleMs: IDLE_MS, buildMs: 3000 };
const requests: Readonly<Record<string, EngineRequest>> = {
  volnux: { engine: 'volnux', entry: BUILT.href, ...common },
  'volnux, unbuilt': { engine: 'volnux', entry: SOURCE.href, ...common, idleMs: 0 },
  'volnux, SQLite': { engine: 'volnux', entry: BUILT.href, state, ...common, idleMs: 0 },
  croner: { engine: 'croner', ...common, buildMs: 10_000 },
  APScheduler: { engine: 'APScheduler', ...common, buildMs: 5000 },
};

const figures: Record<string, JobFigures> = {};
for (const [name, request] of Object.entries(requests)) {
  const measured = await runEngine(request);
  if (measured !== null) figures[name] = measured;
  else console.log('APScheduler: not found; install python3-apscheduler, or name a Python that has it in VOLNUX_PYTHON');
}
rmSync(state, { recursive: true });

console.table(Object.entries(figures).map(([name, engine]) => ({ engine: name, ...rowOf(engine) })));
const { volnux, croner } = figures;
if (volnux === undefined || croner === undefined) throw new Error('volnux or croner was not measured');
const limits = limitsOf(volnux, croner);
for (const { what, is, limit } of limits)
  console.log(`${is <= limit ? 'met    ' : 'NOT MET'} ${what}: ${round(is)} (${round(limit)})`);

const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cpus: cpus().length, idleMs: IDLE_MS };
writeFileSync(
  new URL('results/many-jobs.json', import.meta.url),
  `${JSON.stringify({ machine, limits, figures }, rounded, 2)}\n`,
);

function rowOf(engine: JobFigures): Record<string, number | string> {
  const [cold] = engine.bursts;
  return {
    'build (ms)': round(engine.buildMs),
    'RSS (MB)': round(engine.rssMb),
    'after bursts': round(engine.rssAfterMb),
    'idle CPU (ms)': engine.idleCpuMs === null ? '-' : round(engine.idleCpuMs),
    'first p50 (ms)': round(cold?.p50 ?? NaN),
    'first p99': round(cold?.p99 ?? NaN),
    'p50 (ms)': round(warm(engine, 'p50')),
    p99: round(warm(engine, 'p99')),
    max: round(Math.max(...engine.bursts.slice(1).map(({ max }) => max))),
    'CPU a fire (us)': round(engine.cpuUsPerFire),
    steady: round(engine.steadyCpuUsPerFire),
    fires: engine.bursts.reduce((sum, { fires }) => sum + fires, 0),
  };
}

interface Limit {
  readonly what: string;
  readonly is: number;
  readonly limit: number;
}

function limitsOf(own: JobFigures, peer: JobFigures): Limit[] {
  const [cold] = own.bursts;
  return [
    { what: 'ms to build 10,000 triggers and first fire times', is: own.buildMs, limit: 300 },
    { what: 'MB of memory', is: own.rssMb, limit: 100 },
    { what: 'ms of CPU in 20 s of idleness', is: ((own.idleCpuMs ?? NaN) / IDLE_MS) * 20_000, limit: 10 },
    { what: 'ms, p99 of lateness in the first burst', is: cold?.p99 ?? NaN, limit: 10 },
    { what: 'ms, p99 of lateness in a later burst', is: warm(own, 'p99'), limit: 10 },
    { what: "of croner's p99, in a later burst", is: warm(own, 'p99') / warm(peer, 'p99'), limit: 1 / 15 },
    { what: "of croner's CPU a fire, once all is warm", is: own.steadyCpuUsPerFire / peer.steadyCpuUsPerFire, limit: 1 / 30 },
    { what: "of croner's CPU a fire, from the first one", is: own.cpuUsPerFire / peer.cpuUsPerFire, limit: 1 / 30 },
  ];
}

/** The median of the ten bursts after the first one. */
function warm({ bursts }: JobFigures, which: 'p50' | 'p99'): number {
  const sorted = bursts
    .slice(1, FIRST_BURSTS)
    .map((burst) => burst[which])
    .sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? round(value) : value;
}
