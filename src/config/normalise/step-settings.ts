import { resolve } from 'node:path';
import type { FailOn, Step } from '../config.ts';
import type { WrittenFailOn, WrittenStep } from '../written-config.ts';
import { settingMs } from './setting-ms.ts';

/** What of a step may also be said further out: in its job, its pipeline, or `defaults`. */
export type StepSettings = Pick<
  Step,
  'cwd' | 'shell' | 'timeoutMs' | 'killGraceMs' | 'stopSignal' | 'successCodes' | 'failOn' | 'isolation'
>;

type WrittenSettings = Pick<
  WrittenStep,
  'cwd' | 'shell' | 'timeout' | 'kill_grace' | 'stop_signal' | 'success_codes' | 'fail_on' | 'isolation'
>;

/** The settings of steps for which nobody says anything. `directory`: absolute, the folder of the schedule file. */
export function outerSettings(directory: string): StepSettings {
  return {
    cwd: directory,
    shell: ['/bin/sh', '-c'],
    timeoutMs: null,
    killGraceMs: 10_000,
    stopSignal: 'SIGTERM',
    successCodes: [0],
    failOn: { stderr: false, pattern: null },
    isolation: 'thread',
  };
}

/** The settings of a part inside another; values that it does not set are those of the other itself, so that thousands of steps share them. */
export function innerSettings(outer: StepSettings, written: WrittenSettings, directory: string): StepSettings {
  return {
    cwd: written.cwd === undefined ? outer.cwd : resolve(directory, written.cwd),
    shell: written.shell === undefined ? outer.shell : shellOf(written.shell),
    timeoutMs: settingMs(written.timeout, outer.timeoutMs),
    killGraceMs: settingMs(written.kill_grace, outer.killGraceMs),
    stopSignal: written.stop_signal ?? outer.stopSignal,
    successCodes: written.success_codes === undefined ? outer.successCodes : codesOf(written.success_codes),
    failOn: written.fail_on === undefined ? outer.failOn : failOnOf(written.fail_on),
    isolation: written.isolation ?? outer.isolation,
  };
}

/** POSIX has every shell take `-c`; a list is for what else it needs. */
function shellOf(shell: string | readonly string[]): readonly string[] {
  return typeof shell === 'string' ? [shell, '-c'] : shell;
}

/** In one order, so that another spelling is no change of the job. */
function codesOf(codes: readonly number[]): readonly number[] {
  return [...new Set(codes)].toSorted((a, b) => a - b);
}

function failOnOf({ stderr = false, pattern = null }: Omit<WrittenFailOn, 'pattern'> & { pattern?: string | null }): FailOn {
  return { stderr, pattern };
}
