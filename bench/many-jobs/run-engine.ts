import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What an engine took for 10,000 jobs, 1,000 of them due in each burst. Everything was measured in a process of its own. */
export interface JobFigures {
  /** All triggers and first fire times. */
  readonly buildMs: number;
  readonly rssMb: number;
  /** CPU while nothing was due; `null`: it was not given the time. */
  readonly idleCpuMs: number | null;
  /** Without what it takes when idle. */
  readonly cpuUsPerFire: number;
  /** The same in the last bursts, once all code is as fast as it gets. */
  readonly steadyCpuUsPerFire: number;
  readonly rssAfterMb: number;
  /** Of each burst. The first one finds code that has never run. */
  readonly bursts: readonly Lateness[];
}

/** Start of the callback minus the planned instant, in ms. */
interface Lateness {
  readonly fires: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface EngineRequest {
  readonly engine: 'volnux' | 'croner' | 'APScheduler';
  /** Where volnux is imported from. */
  readonly entry?: string;
  /** Directory of its SQLite store; `null`: in memory. */
  readonly state?: string | null;
  /** So long the jobs are left alone before the first burst. */
  readonly idleMs: number;
  /** Building may take so long. */
  readonly buildMs: number;
  /** When bursts are due, in seconds from the first one. */
  readonly bursts: readonly number[];
  /** The number of the first of the last bursts. */
  readonly steadyFrom: number;
}

type Answer = Omit<JobFigures, 'bursts'> & { readonly latenessMs: readonly (readonly number[])[] };

/** Measures an engine in a process of its own; `null` when APScheduler is not there. Throws when the process fails. */
export async function runEngine(request: EngineRequest): Promise<JobFigures | null> {
  const isPython = request.engine === 'APScheduler';
  const program = isPython ? (process.env['VOLNUX_PYTHON'] ?? 'python3') : process.execPath;
  const script = pathOf(isPython ? 'peer-apscheduler.py' : 'measure-engine.mjs');
  const input = JSON.stringify(isPython ? { ...request, jobs: await jobs() } : { state: null, ...request });
  const { status, stdout, stderr, error } = spawnSync(program, [script], { input, encoding: 'utf8', maxBuffer: 2 ** 27 });
  if (isPython && (error !== undefined || stderr.includes('No module named'))) return null;
  if (status !== 0) throw new Error(`${request.engine} ended with ${status}: ${stderr}`);
  const { latenessMs, ...figures } = JSON.parse(stdout) as Answer;
  return { ...figures, bursts: latenessMs.map(latenessOf) };
}

function latenessOf(all: readonly number[]): Lateness {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
  return { fires: all.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** The same jobs for a process that has no JavaScript. */
async function jobs(): Promise<unknown[]> {
  const { jobSet } = (await import(pathOf('job-set.mjs'))) as { jobSet: (today: Date) => Iterable<unknown> };
  return Array.from(jobSet(new Date()));
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
