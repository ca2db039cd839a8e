import { existsSync } from 'node:fs';
import type { Config } from '../../config/config.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import { noInitAdvice } from '../no-init.ts';
import { type Check, Needs } from './check.ts';

/** Before this there was no volnux: a clock that says so has not been set. */
const EARLIEST_NOW = Date.UTC(2026, 0, 1);

/** What does not depend on the schedule: the version of Node, the clock, and whether this process is the first of a container. */
export function checkMachine({ now, pid }: { readonly now: number; readonly pid: number }): readonly Check[] {
  const clock = new Date(now).toISOString();
  const noInit = noInitAdvice(pid);
  const isSet = now >= EARLIEST_NOW;
  return [
    { status: 'ok', kind: 'node', name: process.version, usedBy: [], detail: null },
    {
      status: isSet ? 'ok' : 'missing',
      kind: 'clock',
      name: clock,
      usedBy: [],
      detail: isSet ? null : 'it was never set: set it (NTP) before volnux starts, or every job fires at the wrong time',
    },
    ...(noInit === null ? [] : [{ status: 'warn', kind: 'init', name: 'process 1', usedBy: [], detail: noInit } as const]),
  ];
}

/** The files that were read, and the zones: there would be no config if one was missing. */
export function checkInputs({ files, timezone, jobs }: Config): readonly Check[] {
  const zones = new Needs<string>();
  zones.add(timezone, timezone, 'timezone');
  for (const { id, trigger } of jobs.values()) for (const zone of zonesOf(trigger)) zones.add(zone, zone, id);
  return [
    ...files.map((file): Check => {
      const detail = existsSync(file) ? null : 'not there, and need not be';
      return { status: 'ok', kind: 'file', name: file, usedBy: [], detail };
    }),
    ...zones.all.map(({ thing, usedBy }): Check => ({ status: 'ok', kind: 'zone', name: thing, usedBy, detail: null })),
  ];
}

function zonesOf(trigger: TriggerSpec): readonly string[] {
  const parts = 'any' in trigger ? trigger.any : 'all' in trigger ? trigger.all : [];
  return [...(trigger.timezone === undefined ? [] : [trigger.timezone]), ...parts.flatMap(zonesOf)];
}
