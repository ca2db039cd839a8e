import type { Action } from '../config/config.ts';

/** An action in the words of the file: `run`, or `module` and `with`. */
export function writtenAction(action: Action): Readonly<Record<string, unknown>> {
  switch (action.kind) {
    case 'shell':
      return { run: action.script };
    case 'argv':
      return { run: action.argv };
    case 'module': {
      const module = action.exportName === null ? action.path : `${action.path}#${action.exportName}`;
      return Object.keys(action.with).length === 0 ? { module } : { module, with: action.with };
    }
  }
}
