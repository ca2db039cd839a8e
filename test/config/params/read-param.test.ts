import { expect, test } from 'vitest';
import type { ParamDeclaration } from '../../../src/config/config.ts';
import { readParam } from '../../../src/config/params/read-param.ts';

function read(value: unknown, type: ParamDeclaration['type'], allowed: ParamDeclaration['enum'] = null): unknown {
  const result = readParam(value, { type, enum: allowed });
  return result.kind === 'value' ? result.value : result.message;
}

test.each([
  ['string', 'x', 'x'],
  ['string', '5', '5'],
  ['integer', 5, 5],
  ['integer', '-5', -5],
  ['integer', '1e3', 1000],
  ['number', '.5', 0.5],
  ['number', 5, 5],
  ['boolean', false, false],
  ['boolean', 'True', true],
] as const)('of type %s %j is %j', (type, value, expected) => {
  expect(read(value, type)).toBe(expected);
});

test.each([
  ['string', 5, 'must be a text, got 5'],
  ['string', null, 'must be a text, got nothing'],
  ['integer', 1.5, 'must be a whole number, got 1.5'],
  ['integer', '', 'must be a whole number, got ""'],
  ['integer', '0x10', 'must be a whole number, got "0x10"'],
  ['integer', '9007199254740993', 'must be a whole number, got "9007199254740993"'],
  ['number', '1e999', 'must be a number, got "1e999"'],
  ['number', [1], 'must be a number, got a list'],
  ['boolean', 'yes', 'must be true or false, got "yes"'],
  ['boolean', 1, 'must be true or false, got 1'],
] as const)('%s %j is refused', (type, value, message) => {
  expect(read(value, type)).toBe(message);
});

test('a choice is compared by what it means, not by how it is written', () => {
  expect(read('2', 'integer', [1, 2])).toBe(2);
  expect(read('3', 'integer', [1, 2])).toBe('must be one of 1, 2, got 3');
});
