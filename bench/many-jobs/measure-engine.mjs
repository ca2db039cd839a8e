// Builds the jobs of one engine, lets them be idle, has bursts of them fire, and tells as JSON what it took.
// Plain JavaScript, because to read TypeScript would itself take a third of the memory that is measured.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ENGINES } from './engines.mjs';
import { jobSet } from './job-set.mjs';

/** What happened before is over after so long; and the CPU is looked at so long before the first burst. */
const REST_MS = 1500;
const EARLY_MS = 300;

const { engine, buildMs, idleMs, bursts, steadyFrom, ...where } = JSON.parse(readFileSync(0, 'utf8'));

const begin = Math.ceil((Date.now() + buildMs + REST_MS + idleMs) / 1000) * 1000;
const instants = bursts.map((second) => begin + second * 1000);
const cronOfBursts = `${instants.map((instant) => new Date(instant).getUTCSeconds()).join()} * * * * *`;
const lateness = instants.map(() => new Float64Array(1000));
const fires = instants.map(() => 0);

const { add, start } = await ENGINES[engine](where);
const building = performance.now();
let index = 0;
for (const { cron, timezone } of jobSet(new Date())) {
  add({ cron: cron ?? cronOfBursts, timezone }, `job-${index++}`, cron === null ? countFires() : unexpected);
}
start();
const built = performance.now() - building;
await sleep(REST_MS);
const rss = process.memoryUsage.rss();

const beforeIdle = cpuMs();
await sleep(idleMs);
const idleCpu = cpuMs() - beforeIdle;
if (Date.now() > begin - EARLY_MS) throw new Error('building took too long: the first burst would be missed');

await sleep(begin - EARLY_MS - Date.now());
const first = await cpuOfBursts(0, steadyFrom);
const steady = await cpuOfBursts(steadyFrom, instants.length);

const figures = {
  buildMs: built,
  rssMb: rss / 1e6,
  idleCpuMs: idleMs === 0 ? null : idleCpu,
  cpuUsPerFire: first,
  steadyCpuUsPerFire: steady,
  rssAfterMb: process.memoryUsage.rss() / 1e6,
  latenessMs: lateness.map((all, burst) => Array.from(all.subarray(0, fires[burst]))),
};
// Whatever the engine has going ends with the process.
process.stdout.write(JSON.stringify(figures), () => process.exit());

/** CPU of a fire, in us, of the bursts from one to before another, without what the engine takes when idle. To be called before the first of them. */
async function cpuOfBursts(from, before) {
  const since = Date.now();
  const cpu = cpuMs();
  const end = before === instants.length ? instants.at(-1) + REST_MS : instants[before] - EARLY_MS;
  await sleep(end - since);
  const idle = idleMs === 0 ? 0 : (idleCpu / idleMs) * (Date.now() - since);
  const count = fires.slice(from, before).reduce((sum, each) => sum + each, 0);
  return ((cpuMs() - cpu - idle) * 1000) / count;
}

/** The nth fire of a job is that of the nth burst, however late it is. */
function countFires() {
  let burst = 0;
  return () => {
    lateness[burst][fires[burst]++] = performance.timeOrigin + performance.now() - instants[burst];
    burst++;
  };
}

function unexpected() {
  throw new Error('a job fired that is not due');
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
