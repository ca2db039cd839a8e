import { expect, test } from 'vitest';
import { thrownPlace } from '../../src/executor/thrown-place.ts';

test.each([
  ['a function', 'TypeError: no\n    at inner (file:///app/deep.ts:2:36)\n    at file:///app/deep.ts:4:1', 'deep.ts:2:36'],
  ['the top level', 'Error: no\n    at file:///app/my-steps/top.mjs:1:7', 'top.mjs:1:7'],
  ['an asynchronous function without name', 'Error: no\n    at async file:///app/a.ts:3:9 {\n  code: 1\n}', 'a.ts:3:9'],
  ['CommonJS', 'Error: no\n    at Object.run [as go] (/app/old style/a.cjs:3:9),', 'a.cjs:3:9'],
  [
    'what calls a package',
    'Error: no\n    at query (file:///app/node_modules/pg/a.js:1:1)\n    at run (file:///app/sync.ts:9:3)',
    'sync.ts:9:3',
  ],
  ['a package alone', 'Error: no\n    at query (file:///app/node_modules/pg/a.js:1:1)', 'a.js:1:1'],
  ['syntax', '/app/steps/broken.ts:2\n  const x = ;\n            ^\n\nSyntaxError: Expression expected', 'broken.ts:2'],
  ['an import', 'file:///app/steps/broken.ts:1\nimport { no } from "./ok.ts";\nSyntaxError: no', 'broken.ts:1'],
  ['nothing of the user', 'Error: /app/a.ts:1 is no place of mine', null],
  ['a file without a line', 'Error: no\n    at <anonymous>', null],
])('finds %s', (_, stack, place) => {
  expect(thrownPlace(stack)).toBe(place);
});
