import { relative } from 'node:path';
import { probeModule } from '../../executor/module/probe-module.ts';
import type { PlacedAction } from './actions-of.ts';
import { type Check, Needs } from './check.ts';

/** More at once would only wait for each other. */
const MOST_AT_ONCE = 4;

/** Can the modules be imported, and do they export what is called? Each is imported in a process of its own. Never rejects. */
export async function checkModules(actions: readonly PlacedAction[]): Promise<readonly Check[]> {
  const modules = new Needs<PlacedAction & { readonly path: string; readonly exportName: string | null }>();
  for (const placed of actions) {
    const { action, place } = placed;
    if (action.kind !== 'module') continue;
    const { path, exportName } = action;
    modules.add(`${path}#${exportName}`, { ...placed, path, exportName }, place);
  }
  const waiting = modules.all.entries();
  const checks: Check[] = [];
  const work = async (): Promise<void> => {
    for (const [index, { thing, usedBy }] of waiting) {
      const detail = await probeModule(thing);
      const name = `${relative(thing.cwd, thing.path)}${thing.exportName === null ? '' : `#${thing.exportName}`}`;
      checks[index] = { status: detail === null ? 'ok' : 'broken', kind: 'module', name, usedBy, detail };
    }
  };
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, work));
  return checks;
}
