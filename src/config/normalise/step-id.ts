/** The id of the step at `index` (from 0) of a list: its own, or `step-1`, `step-2`, … */
export function stepId(step: { readonly id?: string | undefined } | undefined, index: number): string {
  return step?.id ?? `step-${index + 1}`;
}

/** The id of the step at `index` of those under `finally`: its own, or `finally-1`, `finally-2`, … */
export function finallyId(step: { readonly id?: string | undefined } | undefined, index: number): string {
  return step?.id ?? `finally-${index + 1}`;
}

/** The steps that come before the step at `index`: as written, or the one above it. */
export function stepNeeds(
  step: { readonly needs?: readonly (string | undefined)[] | undefined } | undefined,
  index: number,
  ids: readonly string[],
): readonly string[] {
  if (step?.needs !== undefined) return [...new Set(step.needs.filter((need) => need !== undefined))];
  return index === 0 ? [] : ids.slice(index - 1, index);
}
