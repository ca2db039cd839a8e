import { expect, test } from 'vitest';
import { scriptPrograms } from '../../../src/cli/doctor/script-programs.ts';

test.each([
  ['pg_dump shop > shop.sql', ['pg_dump']],
  ['./etl extract --day "$VOLNUX_FIRE_DATE" | gzip -9 2>&1 >"$OUT"', ['./etl', 'gzip']],
  ['A=1 B="$(date; true)" ./run; DAY=$(date +%F)\nrestic backup', ['./run', 'restic']],
  ['# first\nset -eu\n\nrsync -a \\\n  a b # then\nrclone sync', ['rsync', 'rclone']],
  ["'my tool' x; ./a\\ b", ['my tool', './a b']],
  ['2>err.txt make -j4 &\nwait', ['make']],
  ['./extract && ./load', ['./extract']],
  ['exec gunicorn app', ['gunicorn']],
  ['echo "it\'s (ok) && done"; ls', ['ls']],
  ['echo `a; b`; echo ${X:-$(c)}; ls', ['ls']],
  ['cd work; ./tool; make', ['make']],
  ['tee log <input', ['tee']],
] as const)('%j certainly starts %j', (script, programs) => {
  expect(scriptPrograms(script)).toEqual(programs);
});

test.each([
  '',
  'echo hello',
  'docker ps || podman ps',
  'docker ps && echo up || podman ps',
  'if [ -x ./a ]; then ./a; fi',
  'for x in 1 2; do ./a; done',
  '(cd x; ./a)',
  '{ ./a; }',
  '! ./a',
  '[ -x ./a ] && ./a',
  '$TOOL run',
  '"$(which tool)" run',
  '~/bin/tool',
  './a*',
  'a() { :; }; a',
  'alias a=b\na',
  '. ./lib.sh; a',
  'PATH=$PATH:/opt/bin\ntool',
  'export PATH=/opt/bin; tool',
  'PATH=/x tool',
  'cat <<EOF\nno-command\nEOF',
  'exit 0\ntool',
  'exec >log; true',
  "echo 'open",
])('of %j nothing is certain', (script) => {
  expect(scriptPrograms(script)).toEqual([]);
});
