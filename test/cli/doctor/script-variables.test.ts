import { expect, test } from 'vitest';
import { scriptVariables } from '../../../src/cli/doctor/script-variables.ts';

test.each([
  ['curl -fsS "$HEALTH_URL" > ${OUT}', ['HEALTH_URL', 'OUT']],
  ["echo \"it's $A\" 'not $B' \\$C # nor $D", ['A']],
  ['echo "${TOKEN:?set it}" $1 $@ $$ $?', ['TOKEN']],
  ['A=1; echo $A', []],
  ['read -r line; echo "$line"', []],
  ['for f in a b; do echo $f; done', []],
  ['echo ${A:-x} ${B-} ${C:+y}', []],
  ['if [ -z "$DEBUG" ]; then echo "$DEBUG"; fi', []],
  ["awk '{ print $NF }' f", []],
  ['echo "$HOSTNAME $BASH_VERSION $PWD"', []],
  ['. ./env.sh; echo $A', []],
  ['cat <<E\n$A\nE', []],
] as const)('%j takes %j from its environment', (script, names) => {
  expect(scriptVariables(script)).toEqual(names);
});
