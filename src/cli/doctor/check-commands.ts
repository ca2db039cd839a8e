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
    for (const program of programsOf(action)) programs.add(`${program}\0${cwd}\0${env['PATH']}`, { ...placed, program }, place);
    if (action.kind !== 'shell') continue;
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

function programsOf(action: PlacedAction['action']): readonly string[] {
  switch (action.kind) {
    case 'shell':
      return ['/bin/sh', ...scriptPrograms(action.script)];
    case 'argv':
      return action.argv.slice(0, 1);
    case 'module':
      return [];
  }
}
