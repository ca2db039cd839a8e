import { medianIn } from '../measure.ts';

/** Ms of each round of several measurements. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** Takes the measurements in turns, after one round that does not count: what else the machine does falls on all of them. */
export async function inTurns<Name extends string>(
  rounds: number,
  measures: Record<Name, () => Promise<number>>,
): Promise<Rounds<Name>> {
  const names = Object.keys(measures) as Name[];
  const found = new Map(names.map((name): [Name, number[]] => [name, []]));
  for (const name of names) await measures[name]();
  for (let round = 0; round < rounds; round++) for (const name of names) found.get(name)?.push(await measures[name]());
  return Object.fromEntries(found) as unknown as Rounds<Name>;
}

/** How many times as fast `fast` is as `slow`: by the least of each, to which a busy machine adds nothing, and by the medians. */
export function timesAsFast(fast: readonly number[], slow: readonly number[]): { ratio: number; ratioOfMedians: number } {
  return { ratio: short(least(slow) / least(fast)), ratioOfMedians: short(medianIn(slow) / medianIn(fast)) };
}

export function least(found: readonly number[]): number {
  return Math.min(...found);
}

/** To three digits. */
export function short(value: number): number {
  return Number(value.toPrecision(3));
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
