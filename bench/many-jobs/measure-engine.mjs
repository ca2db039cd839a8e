// Builds the jobs of one engine, lets them be idle, then has bursts of them fire, and tells what it cost as JSON.
// Plain JavaScript, because to read TypeScript would itself take a third of the memory that is measured.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ENGINES } from './engines.mjs';

const { engine, jobs, idleMs, buildMs, restMs, bursts, ...where } = JSON.parse(readFileSync(0, 'utf8'));

const begin = Math.ceil((Date.now() + buildMs + idleMs) / 1000) * 1000;
const instants = bursts.map((second) => begin + second * 1000);
const cronOfBursts = `${instants.map((instant) => new Date(instant).getUTCSeconds()).join()} * * * * *`;
const due = jobs.filter(({ cron }) => cron === null).length;
const lateness = instants.map(() => new Float64Array(due));
const fires = instants.map(() => 0);

const { add, start } = await ENGINES[engine](where);
const building = performance.now();
for (const [index, { cron, timezone }] of jobs.entries()) {
  add({ cron: cron ?? cronOfBursts, timezone }, `job-${index}`, cron === null ? countFires() : unexpected);
}
start();
const built = performance.now() - building;
const rss = process.memoryUsage.rss();

await sleep(restMs);
const beforeIdle = cpuMs();
await sleep(idleMs);
const idleCpu = cpuMs() - beforeIdle;
if (Date.now() > begin - 500) throw new Error('building took too long: the first burst would be missed');

await sleep(begin - 300 - Date.now());
const beforeBursts = cpuMs();
await sleep(instants.at(-1) + restMs - Date.now());
const burstCpu = cpuMs() - beforeBursts;
const idleInBursts = idleMs === 0 ? 0 : (idleCpu / idleMs) * (instants.at(-1) + restMs - begin + 300);

const figures = {
  buildMs: built,
  rssMb: rss / 1e6,
  idleCpuMs: idleMs === 0 ? null : idleCpu,
  cpuUsPerFire: ((burstCpu - idleInBursts) * 1000) / fires.reduce((sum, count) => sum + count, 0),
  rssAfterMb: process.memoryUsage.rss() / 1e6,
  fires,
  latenessMs: lateness.map((all, burst) => Array.from(all.subarray(0, fires[burst]))),
};
// Whatever the engine has going ends with the process.
process.stdout.write(JSON.stringify(figures), () => process.exit());

/** The nth fire of a job is that of the nth burst, however late it is. */
function countFires() {
  let burst = 0;
  return () => {
    const late = performance.timeOrigin + performance.now() - instants[burst];
    lateness[burst][fires[burst]++] = late;
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
