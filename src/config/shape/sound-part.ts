import type { Path } from '../diagnostic/path.ts';
import type { WrittenConfig } from '../written-config.ts';

/** What is left of a `T` when everything of the wrong shape is taken out: keys and items may be missing, what is there has its type. */
export type Sound<T> = T extends readonly (infer Item)[]
  ? readonly (Sound<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Sound<T[Key]> | undefined }
    : T;

/**
 * Takes the unusable values out of `value`, in place, so that the named rules can check the rest of a file that has other mistakes.
 *
 * @param unusable paths of the values whose shape is wrong, as `checkShape` found them.
 */
export function soundPart(value: unknown, unusable: readonly Path[]): Sound<WrittenConfig> {
  for (const path of unusable) {
    const last = path.at(-1);
    if (last === undefined) return {};
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((at, part) => (at as Record<string | number, unknown> | undefined)?.[part], value);
    if (Array.isArray(parent)) parent[Number(last)] = undefined;
    else if (parent !== undefined) delete (parent as Record<string, unknown>)[last];
  }
  return value as Sound<WrittenConfig>;
}
