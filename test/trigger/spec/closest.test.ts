import { expect, test } from 'vitest';
import { closest } from '../../../src/trigger/spec/closest.ts';

test.each([
  ['timout', 'timeout'],
  ['tiemout', 'timeout'],
  ['maxInstances', 'max_instances'],
  ['MISFIRE-GRACE-TIME', 'misfire_grace_time'],
  ['trigers', 'trigger'],
])('%s means %s', (word, meant) => {
  expect(closest(word, ['timeout', 'max_instances', 'misfire_grace_time', 'trigger', 'run'])).toBe(meant);
});

test.each(['colour', 'x', '', 'ru', 'timeout_of_everything'])('%s means nothing that is known', (word) => {
  expect(closest(word, ['timeout', 'run', 'y'])).toBeNull();
});
