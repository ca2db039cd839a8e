import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command, Executor, Exit } from '../../src/executor/executor.ts';

const CALLS = 1_000;

/** What a call of a module that does nothing takes, one after the other, with the starts of threads that are among them. */
export interface ModuleCalls {
  readonly calls: number;
  readonly msPerCall: number;
  /** Of the whole executor process. */
  readonly cpuMsPerCall: number;
}

/** Calls `module` a thousand times. Writes another one beside it. It should not have been written just now, for such threads are not kept. */
export async function callModules(executor: Executor, module: string): Promise<ModuleCalls> {
  const folder = dirname(module);
  const cpu = join(folder, 'cpu.mjs');
  writeFileSync(cpu, 'export default () => process.cpuUsage();\n');
  const call = (path: string): Promise<Exit> => {
    const action = { kind: 'module', path, exportName: null, args: [], context: {} } as const;
    const command: Command = { action, env: {}, passEnv: ['*'], cwd: folder, timeoutMs: null, killGraceMs: 1000 };
    return executor.start(command, () => {}).ended;
  };
  const cpuMs = async (): Promise<number> => {
    const exit = await call(cpu);
    if (exit.kind !== 'returned') throw new Error(`it ${JSON.stringify(exit)}`);
    const { user, system } = exit.value as NodeJS.CpuUsage;
    return (user + system) / 1000;
  };
  const cpuBefore = await cpuMs();
  const start = performance.now();
  for (let count = 0; count < CALLS; count++) await call(module);
  const elapsedMs = performance.now() - start;
  const usedMs = (await cpuMs()) - cpuBefore;
  return { calls: CALLS, msPerCall: short(elapsedMs / CALLS), cpuMsPerCall: short(usedMs / CALLS) };
}

function short(value: number): number {
  return Number(value.toPrecision(3));
}
