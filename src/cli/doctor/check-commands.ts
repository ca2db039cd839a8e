import { basename } from 'node:path';
import type { PlacedAction } from './actions-of.ts';
import { type Check, Needs } from './check.ts';
import { programFault } from './find-program.ts';
import { scriptPrograms } from './script-programs.ts';
import { scriptVariables } from './script-variables.ts';

/** Are the programs there that commands start, as far as that is certain, and the variables that shell commands take? Starts nothing. */
export function checkCommands(actions: readonly PlacedAction[]): readonly Check[] {
  const programs = new Needs<PlacedAction & { readonly program: string }>();
  const variables = new Needs<string>();
  for (const placed of actions) {
    const { action, place, cwd, env } = placed;
    for (const program of programsOf(placed)) programs.add(`${program}\0${cwd}\0${env['PATH']}`, { ...placed, program }, place);
    if (action.kind !== 'shell' || !isPosixShell(placed)) continue;
    for (const name of scriptVariables(action.script)) if (env[name] === undefined) variables.add(name, name, place);
  }
  return [
    ...programs.all.map(({ thing, usedBy }): Check => {
      const detail = programFault(thing.program, thing);
      return { status: detail === null ? 'ok' : 'missing', kind: 'program', name: thing.program, usedBy, detail };
    }),
    ...variables.all.map(({ thing: name, usedBy }): Check => {
      const detail = 'not set here, and so nothing to the shell: set it in the environment, in `env` or in an env file';
      return { status: 'warn', kind: 'variable', name, usedBy, detail };
    }),
  ];
}

function programsOf(placed: PlacedAction): readonly string[] {
  const { action, shell } = placed;
  switch (action.kind) {
    case 'shell':
      return [...shell.slice(0, 1), ...(isPosixShell(placed) ? scriptPrograms(action.script) : [])];
    case 'argv':
      return action.argv.slice(0, 1);
    case 'module':
      return [];
  }
}

/** Else the text is in a language that nothing here reads. */
function isPosixShell({ shell: [program = ''] }: PlacedAction): boolean {
  return ['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh'].includes(basename(program));
}
