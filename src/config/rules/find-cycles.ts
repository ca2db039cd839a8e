/** Circles without a node in common, each in the order of need. A node without a circle is looked at once. */
export function findCycles(needs: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of needs.keys()) {
    const trail: string[] = [];
    // A stack of its own: a chain may be longer than the call stack is deep.
    const open = [{ id: start, rest: [start].values() as Iterator<string> }];
    while (open.length > 0) {
      const next = open.at(-1)?.rest.next();
      if (next === undefined || next.done === true) {
        open.pop();
        const left = trail.pop();
        if (left !== undefined) done.add(left);
        continue;
      }
      const id = next.value;
      if (done.has(id) || !needs.has(id)) continue;
      const at = trail.indexOf(id);
      if (at === -1) {
        trail.push(id);
        open.push({ id, rest: (needs.get(id) ?? []).values() });
      } else {
        const cycle = trail.slice(at);
        if (!cycles.some((known) => known.some((node) => cycle.includes(node)))) cycles.push(cycle);
      }
    }
  }
  return cycles;
}
