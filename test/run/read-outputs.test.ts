import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputsOfText, outputsOfValue, type ReadOutputs } from '../../src/run/read-outputs.ts';

const read = (text: string, ...names: string[]): ReadOutputs => outputsOfText(Buffer.from(text), names);

test('lines NAME=VALUE are outputs; empty lines are nothing, and the last value of a name counts', () => {
  expect(read('rows=1\n\nfile=a=b <<c\nrows=2', 'rows', 'file')).toEqual({
    kind: 'outputs',
    outputs: { rows: '2', file: 'a=b <<c' },
  });
  expect(read('rows=\n', 'rows')).toEqual({ kind: 'outputs', outputs: { rows: '' } });
});

test('NAME<<END holds the lines up to END', () => {
  expect(read('list<<END\na=1\n\nEND \nEND\nrows=2\n', 'list', 'rows')).toEqual({
    kind: 'outputs',
    outputs: { list: 'a=1\n\nEND ', rows: '2' },
  });
});

test.each([
  ['rows', ['rows'], 'wrote a line to $VOLNUX_OUTPUT that is not NAME=VALUE (line 1)'],
  ['rows=1\nfoo=2', ['rows'], 'wrote "foo" to $VOLNUX_OUTPUT, which is none of its `outputs`'],
  ['toString=2', ['rows'], 'wrote "toString" to $VOLNUX_OUTPUT, which is none of its `outputs`'],
  ['', ['rows'], 'did not write its output "rows" to $VOLNUX_OUTPUT'],
  ['rows<<END\n1\n', ['rows'], 'began "rows" in $VOLNUX_OUTPUT and did not end it (line 1)'],
  ['rows<<\n1\n\n', ['rows'], 'began "rows" in $VOLNUX_OUTPUT and did not end it (line 1)'],
  ['rows=\0', ['rows'], 'wrote a NUL to $VOLNUX_OUTPUT, which no variable can hold'],
  [`rows=${'x'.repeat(65_536)}`, ['rows'], 'has outputs of more than 64 KiB; write them to a file and hand on its path'],
])('%j for %j is a mistake', (text, names, failure) => {
  expect(read(text, ...names)).toEqual({ kind: 'mistake', failure });
});

test('what is no text is a mistake', () => {
  expect(outputsOfText(Uint8Array.of(0x72, 0x3d, 0xff), ['r'])).toEqual({
    kind: 'mistake',
    failure: 'wrote to $VOLNUX_OUTPUT what is no UTF-8 text',
  });
});

test('whatever a step writes, it is outputs or a mistake', () => {
  const anyText = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom('a', 'b', '=', '<<', 'E', '\n', '\r', 'é')).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const result = read(text, 'a', 'b');
      expect(result.kind === 'mistake' || 'a' in result.outputs).toBe(true);
    }),
  );
});

test('of what a module returned the declared names are outputs, as what they are', () => {
  const value = { rows: 3, list: [1, null], none: null, more: 'x' };
  expect(outputsOfValue(value, ['rows', 'list', 'none'])).toEqual({
    kind: 'outputs',
    outputs: { rows: 3, list: [1, null], none: null },
  });
});

test.each([
  [undefined, 'returned no "rows", which is one of its `outputs`'],
  ['rows', 'returned no "rows", which is one of its `outputs`'],
  [{ rows: undefined }, 'returned no "rows", which is one of its `outputs`'],
  [Object.create({ rows: 1 }) as object, 'returned no "rows", which is one of its `outputs`'],
  [{ rows: 1n }, 'returned as "rows" what JSON cannot say, so no variable can hold it'],
  [{ rows: 'a\0b' }, 'returned a "rows" with a NUL, which no variable can hold'],
  [{ rows: 'x'.repeat(70_000) }, 'has outputs of more than 64 KiB; write them to a file and hand on its path'],
])('a module that returned %o made a mistake', (value, failure) => {
  expect(outputsOfValue(value, ['rows'])).toEqual({ kind: 'mistake', failure });
});
