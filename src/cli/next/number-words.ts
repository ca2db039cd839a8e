const AND = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** `a`, `a and b`, `a, b, and c`, as cronstrue writes lists. */
export function andList(words: readonly string[]): string {
  return AND.format(words);
}

/** A set of numbers, in rising order, as a field of a cron expression: `5`, `1-7,15`, `1-31/2`, `*` for `size` of them. */
export function cronText(values: readonly number[], size: number): string {
  const { first, last, step } = progression(values);
  return step > 1 && values.length >= FEW ? `${first}-${last}/${step}` : cronList(values, size);
}

/** The same without steps. */
export function cronList(values: readonly number[], size: number): string {
  if (values.length === size) return '*';
  return runsOf(values)
    .map((run) => run.join('-'))
    .join();
}

/** The same in words: `5`, `1 through 7 and 15`, `1 through 31 in steps of 2`. `nameOf`: what stands for a number. */
export function numbersInWords(values: readonly number[], nameOf: (value: number) => string = String): string {
  const { first, last, step } = progression(values);
  if (step > 1 && values.length >= FEW) return `${nameOf(first)} through ${nameOf(last)} in steps of ${step}`;
  return andList(runsOf(values).map((run) => run.map(nameOf).join(' through ')));
}

/** Is every number one more than the one before? */
export function isRun(values: readonly number[]): boolean {
  return progression(values).step === 1;
}

/** So many numbers in equal steps read better as steps than one by one. */
const FEW = 5;

/** First, last, and the distance of any two neighbours: 0 where it varies, 1 for a single number. */
export function progression(values: readonly number[]): { first: number; last: number; step: number } {
  const [first = 0, second = first + 1] = values;
  const step = second - first;
  const isEven = values.every((value, index) => value === first + index * step);
  return { first, last: values.at(-1) ?? first, step: isEven ? step : 0 };
}

/** Three or more in a row as first and last, all others alone. */
function runsOf(values: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run?.at(-1) === value - 1) run.push(value);
    else runs.push([value]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run.map((value) => [value]) : [[run[0] ?? 0, run.at(-1) ?? 0]]));
}
