/**
 * The positions of the steps that can never start, because they need each other or one that does. A name that several steps have may
 * mean any of them: stuck are those that are so whichever is meant. A need that no step has holds nothing up.
 */
export function stuckSteps(steps: readonly { readonly id: string; readonly needs: readonly string[] }[]): ReadonlySet<number> {
  const ids = new Set(steps.map(({ id }) => id));
  const known = steps.map(({ needs }) => [...new Set(needs)].filter((need) => ids.has(need)));
  const waiting = Map.groupBy(
    known.flatMap((needs, index) => needs.map((need) => ({ need, index }))),
    ({ need }) => need,
  );
  const unmet = known.map(({ length }) => length);
  const started = [...unmet.keys()].filter((index) => unmet[index] === 0);
  const met = new Set<string>();
  // The list grows while it is gone through.
  for (const index of started) {
    const id = steps[index]?.id ?? '';
    if (met.has(id)) continue;
    met.add(id);
    for (const { index: next } of waiting.get(id) ?? []) {
      const left = (unmet[next] ?? 0) - 1;
      unmet[next] = left;
      if (left === 0) started.push(next);
    }
  }
  return new Set(steps.keys()).difference(new Set(started));
}
