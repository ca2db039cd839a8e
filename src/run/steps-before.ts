import type { Step } from '../config/config.ts';

/** The steps before a step of `steps`, near or far, in their order. */
export function stepsBefore(step: Step, steps: readonly Step[]): readonly Step[] {
  const byId = new Map(steps.map((other) => [other.id, other]));
  const found = new Set<Step>();
  const open = [...step.needs];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const other = byId.get(id);
    if (other === undefined || found.has(other)) continue;
    found.add(other);
    open.push(...other.needs);
  }
  return steps.filter((other) => found.has(other));
}
