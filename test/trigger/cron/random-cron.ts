import fc from 'fast-check';

/** A field as text, with the values it stands for by construction. */
interface RandomField {
  readonly text: string;
  readonly values: ReadonlySet<number>;
}

export interface RandomCron {
  readonly minute: RandomField;
  readonly hour: RandomField;
  readonly day: RandomField;
  readonly month: RandomField;
  /** 0 = Sunday. */
  readonly weekday: RandomField;
}

/** Five fields of stars, steps, ranges and lists; no value is given twice. */
export const randomCrons: fc.Arbitrary<RandomCron> = fc.record({
  minute: field(0, 59),
  hour: field(0, 23),
  day: field(1, 31),
  month: field(1, 12),
  weekday: field(0, 6),
});

export function expressionOf({ minute, hour, day, month, weekday }: RandomCron): string {
  return [minute, hour, day, month, weekday].map(({ text }) => text).join(' ');
}

function field(min: number, max: number): fc.Arbitrary<RandomField> {
  const value = fc.integer({ min, max });
  const range = fc.tuple(value, value, fc.integer({ min: 1, max: 4 })).map(([a, b, step]): RandomField => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    return { text: `${first}-${last}/${step}`, values: new Set(upTo(first, last, step)) };
  });
  const list = fc.uniqueArray(value, { minLength: 1, maxLength: 3 }).map((values): RandomField => {
    return { text: values.join(), values: new Set(values) };
  });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({ text: '*', values: new Set(upTo(min, max, 1)) }) },
    fc
      .integer({ min: 1, max: Math.min(20, max - min) })
      .map((step) => ({ text: `*/${step}`, values: new Set(upTo(min, max, step)) })),
    range,
    list,
  );
}

function upTo(first: number, last: number, step: number): number[] {
  const values: number[] = [];
  for (let value = first; value <= last; value += step) values.push(value);
  return values;
}
