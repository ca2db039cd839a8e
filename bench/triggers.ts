import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Engine, ENGINES } from './engines.ts';
import { medianOf, nsPerOperation } from './measure.ts';
import { manyTriggers } from './many-triggers.ts';
import { MIXED_SET, START } from './mixed-set.ts';

/**
 * Fire times a second and the cost of reading an expression, against other engines in the same process. A harness of our own: engines differ by
 * a factor of thousands, so each gets its own number of repetitions. Every figure is the median of ROUNDS.
 */
const ROUNDS = 5;
const LEAST_MS = 60;

interface Figures {
  /** By expression. */
  readonly fireNs: Readonly<Record<string, number>>;
  /** Of the whole set, every spec with as many fire times. */
  readonly firesPerSecond: number;
  readonly parseNs: number;
  /** Fire times of the set that are not volnux's, of those compared. */
  readonly differences: number | null;
}

const many = manyTriggers();
const figures: Record<string, Figures> = {};
for (const engine of ENGINES) figures[engine.name] = measure(engine);
const apscheduler = measureApscheduler();
if (apscheduler !== null) figures['APScheduler'] = apscheduler;

const own = figures['volnux'];
if (own === undefined) throw new Error('volnux was not measured');
const rows = Object.entries(figures).map(([name, { fireNs, firesPerSecond, parseNs, differences }]) => ({
  engine: name,
  'fires/s': Math.round(firesPerSecond).toLocaleString('en-US'),
  'volnux is': `${round(own.firesPerSecond / firesPerSecond)}x`,
  ...Object.fromEntries(Object.entries(fireNs).map(([cron, ns]) => [`${cron} (ns)`, round(ns)])),
  'parse (ns)': round(parseNs),
  'volnux takes': round(own.parseNs / parseNs),
  different: differences ?? '-',
}));
console.table(rows);
console.log(
  `10,000 different triggers built, with first fire times: ${round(many)} ms (with every zone looked up for the first time)`,
);
if (apscheduler === null)
  console.log('APScheduler: not found; install python3-apscheduler, or name a Python that has it in VOLNUX_PYTHON');

const ratios = Object.fromEntries(
  Object.entries(figures).map(([name, { firesPerSecond, parseNs }]) => [
    name,
    { fires: round(own.firesPerSecond / firesPerSecond), parse: round(own.parseNs / parseNs) },
  ]),
);
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', rounds: ROUNDS };
const results = { machine, set: MIXED_SET, figures, ratios, tenThousandTriggersMs: round(many) };
writeFileSync(new URL('results/triggers.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);

function measure(engine: Engine): Figures {
  const fireNs: Record<string, number> = {};
  for (const { cron, timezone, fires } of MIXED_SET) {
    const next = engine.parse(cron, timezone);
    const reach = reachOf(next, fires);
    const chain = (): number => {
      let at = START;
      for (let fire = 0; fire < reach; fire++) at = next(at);
      return reach;
    };
    nsPerOperation(LEAST_MS, chain);
    fireNs[cron] = medianOf(ROUNDS, () => nsPerOperation(LEAST_MS, chain));
  }
  const parseSet = (): number => {
    for (const { cron, timezone } of MIXED_SET) engine.parse(cron, timezone);
    return MIXED_SET.length;
  };
  nsPerOperation(LEAST_MS, parseSet);
  const parseNs = medianOf(ROUNDS, () => nsPerOperation(LEAST_MS, parseSet));
  return { fireNs, firesPerSecond: perSecond(fireNs), parseNs, differences: engine.zones ? differencesOf(engine) : null };
}

/** How many fire times of a chain an engine finds before it gives up. */
function reachOf(next: (after: number) => number, fires: number): number {
  let reached = 0;
  try {
    for (let at = START; reached < fires; reached++) at = next(at);
  } catch {
    // It looks no further ahead.
  }
  return reached;
}

/** What an engine is worth depends on whether its answers are right. */
function differencesOf(engine: Engine): number {
  const [ours] = ENGINES;
  let differences = 0;
  for (const { cron, timezone, fires } of MIXED_SET) {
    const [mine, theirs] = [ours?.parse(cron, timezone), engine.parse(cron, timezone)];
    const reach = reachOf(theirs, fires);
    for (let fire = 0, at = START; fire < reach; fire++) {
      const wanted = mine?.(at) ?? NaN;
      if (theirs(at) !== wanted) differences++;
      at = wanted;
    }
  }
  return differences;
}

function measureApscheduler(): Figures | null {
  const request = { specs: MIXED_SET, start: START, rounds: ROUNDS };
  const script = fileURLToPath(new URL('peer-apscheduler.py', import.meta.url));
  const { status, stdout } = spawnSync(process.env['VOLNUX_PYTHON'] ?? 'python3', [script], {
    input: JSON.stringify(request),
    encoding: 'utf8',
  });
  if (status !== 0) return null;
  const { fire, parse } = JSON.parse(stdout) as { fire: Record<string, number>; parse: number };
  return { fireNs: fire, firesPerSecond: perSecond(fire), parseNs: parse, differences: null };
}

function perSecond(fireNs: Readonly<Record<string, number>>): number {
  const all = Object.values(fireNs);
  return 1e9 / (all.reduce((sum, ns) => sum + ns, 0) / all.length);
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
