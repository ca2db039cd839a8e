import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLiteralFinder } from '../../../src/config/secret/find-literals.ts';

test('finds what is there, and stretches that overlap or touch as one', () => {
  const find = createLiteralFinder(['secret', 'retold', 'xy']);
  expect(find('a secret, a secretold one, xyxy')).toEqual([
    { start: 2, end: 8 },
    { start: 12, end: 21 },
    { start: 27, end: 31 },
  ]);
  expect(find('nothing of it: secre, retol, x y')).toEqual([]);
  expect(find('')).toEqual([]);
});

test('of literals that begin alike the longest is taken', () => {
  expect(createLiteralFinder(['pass', 'password'])('my password')).toEqual([{ start: 3, end: 11 }]);
});

test('a literal may be given twice, and one that ends where the text does is found', () => {
  expect(createLiteralFinder(['abcd', 'abcde', 'abcd', 'abce'])('xabcd')).toEqual([{ start: 1, end: 5 }]);
});

test('without literals there is nothing to find', () => {
  expect(createLiteralFinder([])('anything')).toEqual([]);
});

// Few letters, so that literals overlap, repeat and contain each other.
const word = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '🙂'), minLength, maxLength }).filter(({ length }) => length >= minLength);

test('finds exactly the characters that a search for each literal by itself finds', () => {
  fc.assert(
    fc.property(fc.array(word(2, 6), { maxLength: 30 }), word(0, 60), (literals, text) => {
      const found = new Set<number>();
      for (const { start, end } of createLiteralFinder(literals)(text)) for (let at = start; at < end; at++) found.add(at);
      expect(found).toEqual(searchedOneByOne(literals, text));
    }),
  );
});

function searchedOneByOne(literals: readonly string[], text: string): Set<number> {
  const found = new Set<number>();
  for (const literal of literals) {
    for (let start = text.indexOf(literal); start !== -1; start = text.indexOf(literal, start + 1))
      for (let at = start; at < start + literal.length; at++) found.add(at);
  }
  return found;
}
