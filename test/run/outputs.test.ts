import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Action } from '../../src/config/config.ts';
import { runsUnderTest, TWICE } from './run-under-test.ts';

const { directory, run, step } = runsUnderTest();

function module(name: string, code: string): Action {
  const path = join(directory, `${name}.mjs`);
  writeFileSync(path, code);
  return { kind: 'module', path, exportName: null, with: {} };
}

test('what a step writes to $VOLNUX_OUTPUT the steps after it see as variables', async () => {
  const steps = [
    step('extract-1', 'echo rows=3 >> "$VOLNUX_OUTPUT"; printf "max.id<<E\\na b\\n\\"c\\"\\nE\\n" >> "$VOLNUX_OUTPUT"', {
      outputs: ['rows', 'max.id'],
    }),
    step('between', 'true', { needs: ['extract-1'] }),
    step('load', 'echo "$VOLNUX_OUTPUT_EXTRACT_1_ROWS|$VOLNUX_OUTPUT_EXTRACT_1_MAX_ID|${VOLNUX_OUTPUT-none}"', {
      needs: ['between'],
    }),
  ];
  expect(await run(steps)).toMatchObject({ lines: ['load: 3|a b', 'load: "c"|none'], error: null });
});

test('what a module returns later modules see as it is, and commands as text', async () => {
  const steps = [
    step(
      'a',
      module(
        'returns',
        'export default () => ({ rows: 3, list: [{ x: 1 }], more: () => 1 }.rows ? { rows: 3, list: [{ x: 1 }] } : {});',
      ),
      {
        outputs: ['rows', 'list'],
      },
    ),
    step('b', module('reads', 'export default ({ outputs, log }) => log(JSON.stringify(outputs));'), { needs: ['a'] }),
    step('c', 'echo "$VOLNUX_OUTPUT_A_ROWS $VOLNUX_OUTPUT_A_LIST"', { needs: ['b'] }),
  ];
  expect(await run(steps)).toMatchObject({ lines: ['b: {"a":{"rows":3,"list":[{"x":1}]}}', 'c: 3 [{"x":1}]'], error: null });
});

test('a step sees the outputs of the steps before it, not those of other branches; of one that failed or was left out they are empty', async () => {
  const hand = 'echo n=1 > "$VOLNUX_OUTPUT"';
  const steps = [
    step('good', hand, { outputs: ['n'] }),
    step('bad', `${hand}; exit 1`, { outputs: ['n'], continueOnError: true }),
    step('left-out', hand, { outputs: ['n'], needs: ['good'], runIf: 'failure' }),
    step('other', 'until [ -e seen ]; do sleep 0.01; done', { needs: ['good'] }),
    step('sees', 'set -u; echo "$VOLNUX_OUTPUT_GOOD_N|$VOLNUX_OUTPUT_BAD_N|$VOLNUX_OUTPUT_LEFT_OUT_N"; touch seen', {
      needs: ['bad', 'left-out'],
    }),
    step('blind', 'env | grep VOLNUX_OUTPUT || echo nothing'),
  ];
  const { lines, error } = await run(steps);
  expect([lines.toSorted(), error]).toEqual([['blind: nothing', 'sees: 1||'], null]);
});

test.each([
  ['echo rowz=1 >> "$VOLNUX_OUTPUT"', 'step "a" wrote "rowz" to $VOLNUX_OUTPUT, which is none of its `outputs`'],
  ['true', 'step "a" did not write its output "rows" to $VOLNUX_OUTPUT'],
  ['rm "$VOLNUX_OUTPUT"', 'step "a" left no $VOLNUX_OUTPUT that can be read: '],
  ['rm "$VOLNUX_OUTPUT"; mkfifo "$VOLNUX_OUTPUT"', 'step "a" made something else than a file of $VOLNUX_OUTPUT'],
  ['rm "$VOLNUX_OUTPUT"; ln -s /etc/passwd "$VOLNUX_OUTPUT"', 'step "a" left no $VOLNUX_OUTPUT that can be read: ELOOP'],
  ['yes | head -c 10000000 > "$VOLNUX_OUTPUT"', 'step "a" has outputs of more than 64 KiB'],
])('a mistake is the failure of the step: %s', async (script, message) => {
  const { error, attempts } = await run([step('a', script, { outputs: ['rows'] })]);
  expect(error?.message).toContain(message);
  expect(attempts).toEqual(['a#1 failure']);
});

test('each attempt begins with an empty file, and its failure comes before its outputs', async () => {
  const script = 'echo "n=$VOLNUX_ATTEMPT" >> "$VOLNUX_OUTPUT"; [ "$VOLNUX_ATTEMPT" = 2 ]';
  const steps = [step('a', script, { outputs: ['n'], retry: TWICE }), step('b', 'echo "$VOLNUX_OUTPUT_A_N"', { needs: ['a'] })];
  expect(await run(steps)).toMatchObject({
    lines: ['b: 2'],
    attempts: ['a#1 failure', 'a#2 success', 'b#1 success'],
    error: null,
  });
});

test('no file of outputs is left', async () => {
  const left = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('volnux-output-'));
  const before = new Set(left());
  const { lines } = await run([step('a', 'echo "$VOLNUX_OUTPUT"; chmod 500 .; echo n=1 > "$VOLNUX_OUTPUT"', { outputs: ['n'] })]);
  expect(lines).toHaveLength(1);
  const path = lines[0]?.slice('a: '.length) ?? '';
  expect(left().filter((name) => !before.has(name) && path.includes(name))).toEqual([]);
});
