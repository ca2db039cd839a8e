import type { Action } from '../config.ts';
import { splitModule } from '../module-path.ts';
import type { WrittenStep } from '../written-config.ts';

/** What a step or hook does. It has one of `run` and `module`: the schema has seen to that. */
export function normaliseAction(
  { run, module, with: argument }: Pick<WrittenStep, 'run' | 'module' | 'with'>,
  directory: string,
): Action {
  if (module !== undefined) return { kind: 'module', ...splitModule(module, directory), with: argument ?? {} };
  if (typeof run === 'string') return { kind: 'shell', script: run };
  if (run !== undefined) return { kind: 'argv', argv: run };
  throw new Error('an action without `run` and `module` has passed the schema');
}
