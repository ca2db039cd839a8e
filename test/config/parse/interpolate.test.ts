import { expect, test } from 'vitest';
import { interpolate } from '../../../src/config/parse/interpolate.ts';

const variables: Readonly<Record<string, string>> = { NAME: 'value', EMPTY: '', DOLLAR: '$$ ${NAME}' };
const lookup = (name: string): string | undefined => variables[name];

test.each([
  ['plain', 'plain'],
  ['${NAME}', 'value'],
  ['a-${NAME}-${NAME}-b', 'a-value-value-b'],
  ['${EMPTY}', ''],
  ['${UNSET:-default}', 'default'],
  ['${EMPTY:-default}', 'default'],
  ['${NAME:-default}', 'value'],
  ['${UNSET:-}', ''],
  ['${UNSET:-a:-b $x}', 'a:-b $x'],
  ['${NAME:?needed}', 'value'],
  ['$$', '$'],
  ['$${NAME}', '${NAME}'],
  ['$$$${NAME}', '$${NAME}'],
  ['$NAME $1 $', '$NAME $1 $'],
  ['${DOLLAR}', '$$ ${NAME}'],
])('%s becomes %s', (text, expected) => {
  expect(interpolate(text, lookup)).toEqual({ text: expected, faults: [] });
});

test.each([
  ['x ${UNSET} y', 'CONFIG_UNSET_VARIABLE', 'variable UNSET is not set', 'UNSET', 2, 10],
  ['${UNSET:?set it}', 'CONFIG_UNSET_VARIABLE', 'variable UNSET is not set: set it', 'UNSET', 0, 16],
  ['${EMPTY:?}', 'CONFIG_UNSET_VARIABLE', 'variable EMPTY is not set', 'EMPTY', 0, 10],
  ['${}', 'CONFIG_BAD_VARIABLE', '`${}` is not a variable', null, 0, 3],
  ['${NAME-x}', 'CONFIG_BAD_VARIABLE', '`${NAME-x}` is not a variable', null, 0, 9],
  ['${NAME', 'CONFIG_BAD_VARIABLE', '`${NAME` is never closed', null, 0, 6],
  ['${A:-${NAME}}', 'CONFIG_BAD_VARIABLE', '`${A:-${NAME}` cannot hold another `${…}`', null, 0, 12],
])('%s is at fault', (text, code, message, variable, start, end) => {
  expect(interpolate(text, lookup).faults).toEqual([{ code, message, variable, start, end }]);
});
