import { PathSet } from '../diagnostic/path-set.ts';
import type { ShapeFault } from './describe-shape-error.ts';

/** What a file that is included may hold. */
const INCLUDABLE: readonly string[] = ['jobs', 'pipelines', 'hooks', 'version'];

/** Does a value hold settings, which have no place in a file that is included? */
export function holdsSettings(value: unknown): boolean {
  return settingsIn(value).length > 0;
}

/**
 * A fault for each setting of a file that is included. Nothing more is to be told of those: where they belong they may be right.
 *
 * @param isOther is it wrong for another reason that such a key stands there?
 */
export function findNotIncludable(
  value: unknown,
  isOther: (key: string) => boolean,
): { readonly faults: readonly ShapeFault[]; readonly settings: PathSet } {
  const settings = new PathSet();
  const faults = settingsIn(value).flatMap((key): ShapeFault[] => {
    if (isOther(key)) return [];
    settings.add([key]);
    const message = `\`${key}\` cannot stand in a file that is included: it may hold jobs, pipelines and hooks`;
    return [{ code: 'CONFIG_NOT_INCLUDABLE', message, hint: null, path: [key], at: 'key', isUnusable: true }];
  });
  return { faults, settings };
}

function settingsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value).filter((key) => !INCLUDABLE.includes(key));
}
