import { readFileSync } from 'node:fs';
import { allProcesses } from './process-group.ts';

/** Between the two of us: no interface for commands, as the underscore says. */
const VARIABLE = '_VOLNUX_EXECUTION';

/** The variable by which a command is found again, should the executor process die before it has told who leads the command's group. */
export function markOf(execution: string): Readonly<Record<string, string>> {
  return { [VARIABLE]: execution };
}

/** The processes that were started with one of these marks, or by one that was. Linux only: nothing is found elsewhere. */
export function markedProcesses(executions: ReadonlySet<string>): number[] {
  if (executions.size === 0 || process.platform !== 'linux') return [];
  return processesToBeFound().filter((pid) => executions.has(executionOf(pid) ?? ''));
}

function processesToBeFound(): number[] {
  try {
    return allProcesses();
  } catch {
    // No file is left to be opened, or /proc is not there: then nothing can be found.
    return [];
  }
}

/** proc_pid_environ(5): `NAME=value`, each closed by a NUL. `null`: there is no such process or variable, or it is somebody else's. */
function executionOf(pid: number): string | null {
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
    return variables.find((variable) => variable.startsWith(`${VARIABLE}=`))?.slice(VARIABLE.length + 1) ?? null;
  } catch {
    return null;
  }
}
