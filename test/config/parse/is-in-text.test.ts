import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexer } from 'yaml';
import { isInText } from '../../../src/config/parse/is-in-text.ts';
import { parseYaml } from '../../../src/config/parse/parse-yaml.ts';

const MARK = '# mark';
const folder = fileURLToPath(new URL('../../fixtures/config/', import.meta.url));
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.good.yaml'))
  .map((name) => readFileSync(`${folder}${name}`, 'utf8'));
// Put at ends of lines: anywhere else hardly any of them leaves the file well-formed.
const scraps = [
  ` ${MARK}`,
  `\n${MARK}`,
  `\n    ${MARK}\n  ${MARK}`,
  `\nx-a: "a ${MARK} b\n ${MARK} c" ${MARK}`,
  `\nx-b: |\n    ${MARK}\n    y ${MARK}`,
  `\nx-c: >+ ${MARK}\n    ${MARK}\n   y\n  ${MARK}\n${MARK}\n`,
  `\nx-d: |2\n   ${MARK}\n ${MARK}`,
  `\nx-e:\n- a\n  b ${MARK}\n- ${MARK}\n  - c`,
  `\nx-f: [a, ${MARK}\n 'b\n ${MARK} c' ] ${MARK}`,
  `\nx-g: { a: 1, ${MARK}\n b: ${MARK}\n 2 }`,
  `\n? x-h ${MARK}\n: ${MARK}\n  y`,
  `\nx-i: &a#b ${MARK}\n  y: *a#b ${MARK}`,
];

test('what the tree takes for a comment is one to the tokens of the parser', () => {
  const change = fc.record({ at: fc.nat(200), scrap: fc.constantFrom(...scraps) });
  let count = 0;
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 3 }), (original, changes) => {
      const text = changes.reduce((before, { at, scrap }) => {
        const ends = [...before.matchAll(/(?=\n)/g)].map(({ index }) => index);
        const index = ends[at % ends.length] ?? 0;
        return before.slice(0, index) + scrap + before.slice(index);
      }, original);
      const { tree } = parseYaml(text);
      if (tree === null) return;
      const comments = [...text.matchAll(/(?<=^|\s)# mark/g)]
        .map(({ index }) => index)
        .filter((at) => !isInText(tree.root, at, text));
      expect(comments).toEqual(marksInComments(text));
      count += comments.length;
    }),
    { numRuns: 500 },
  );
  expect(count).toBeGreaterThan(100);
});

/** Where the mark begins within a comment. The token before the text of a scalar is a sign that is not part of the file. */
function marksInComments(text: string): readonly number[] {
  const found: number[] = [];
  let offset = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && before !== '\u001f')
      for (const { index } of token.matchAll(/(?<=^|\s)# mark/g)) found.push(offset + index);
    if (!['\u0002', '\u0018', '\u001f'].includes(token)) offset += token.length;
    before = token;
  }
  return found;
}
