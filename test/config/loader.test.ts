import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLoader, loadConfig } from '../../src/config/load-config.ts';
import { inMemory } from './in-memory.ts';

const folder = fileURLToPath(new URL('../fixtures/config/', import.meta.url));
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && !name.startsWith('alias-bomb'))
  .map((name) => readFileSync(`${folder}${name}`, 'utf8'));

const SOUND = `# A schedule of many layouts.
timezone: Europe/Berlin
defaults:
  timeout: 1h
x-shared:
  note: kept out
hooks:
- on: job_error
  run: ./page.sh "$VOLNUX_JOB_ID"
- { on: job_missed, run: ./late.sh }
pipelines:
  etl:
    steps:
    - id: extract
      run: ./extract
    - run: |
        # a comment of the shell
        ./load

        echo "jobs: done"

  # between two of them
  clean: { steps: [{ run: ./clean }] }
jobs:   # what runs

  nightly:
    pipeline: etl
    trigger: { cron: "0 3 * * *" }   # at night
    description: >-
      two lines
      of text
  hourly:
    run: "echo one
      two"
    trigger:
      interval: 1h
    env: { STAGE: "\${STAGE:-dev}" }
# at the margin
  last: { run: ./last, trigger: { after: { job: nightly } } }
`;

/** What a line of a schedule may become. */
const line = fc.constantFrom(
  '  nightly:',
  'jobs:',
  '  x: { run: ./x, trigger: { interval: 5m } }',
  '    timeout: 5m',
  '- item',
  '  - item',
  '---',
  '...',
  '# comment',
  '',
  'x-new: &name { a: 1 }',
  '  y: *name',
  '  <<: { run: ./merged }',
  '    run: |',
  '  "quoted": { run: x, trigger: { interval: 1h } }',
  '  10: { run: x, trigger: { interval: 1h } }',
  '\t',
  '%YAML 1.2',
  '? complex',
  '  z: "open',
  '  z: [open',
  '    trigger: { cron: "61 * * * *" }',
  '    pipeline: gone',
  'timezone: Europe/Berln',
  'defaults: { dst: wallclock }',
  '  w: !!str text',
  'version: 1',
  'lint: { no-timeout: error, clear-secret: error, unused-pipeline: error }',
  'lint: { day-and-weekday: error }',
  '    env: { API_TOKEN: abcdefgh }',
  '  # volnux-ignore no-timeout, clear-secret',
);
const at = fc.nat(2 ** 30);
const edit = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at, line }),
  fc.record({ kind: fc.constant('delete' as const), at, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('move' as const), at, from: at }),
  fc.record({ kind: fc.constant('indent' as const), at, by: fc.integer({ min: -4, max: 4 }) }),
  fc.record({
    kind: fc.constant('type' as const),
    at,
    text: fc.constantFrom(' ', ':', '#', '"', "'", '{', '}', '&a ', '*a', '-', '\n', 'x'),
  }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(text: string, change: Edit): string {
  const lines = text.split('\n');
  const index = change.at % (lines.length + 1);
  switch (change.kind) {
    case 'insert':
      return lines.toSpliced(index, 0, change.line).join('\n');
    case 'delete':
      return lines.toSpliced(index, change.count).join('\n');
    case 'move': {
      const from = change.from % lines.length;
      return lines
        .toSpliced(from, 1)
        .toSpliced(index, 0, lines[from] ?? '')
        .join('\n');
    }
    case 'indent': {
      const old = lines[index] ?? '';
      const moved = change.by > 0 ? `${' '.repeat(change.by)}${old}` : old.replace(new RegExp(`^ {0,${-change.by}}`), '');
      return lines.toSpliced(index, 1, moved).join('\n');
    }
    case 'type': {
      const place = change.at % (text.length + 1);
      return text.slice(0, place) + change.text + text.slice(place);
    }
  }
}

test('loading a schedule again after any edit gives what loading it for the first time gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(SOUND, SOUND.replaceAll('\n', '\r\n'), `# first\n---\n${SOUND}`) },
        { weight: 1, arbitrary: fc.constantFrom(...fixtures) },
      ),
      fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom({}, { STAGE: 'prod' }),
      async (first, versions, env) => {
        const load = createLoader();
        let text = first;
        for (const changes of [[], ...versions]) {
          text = changes.reduce(apply, text);
          // Edits mostly take turns with their being undone, as they do in life.
          const files = inMemory({ 'schedule.yaml': text, 'a.env': '' });
          expect(await load('schedule.yaml', { env, files })).toEqual(await loadConfig('schedule.yaml', { env, files }));
          if (changes.length > 1) text = first;
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('lint that a file makes an error is the same by pieces, comments that ignore it too', async () => {
  const load = createLoader();
  const strict = `lint: { no-timeout: error, clear-secret: error }\n${SOUND.replace('timeout: 1h', 'dst: vixie')}`;
  const ignored = strict.replaceAll(/^  (?=(?:nightly|hourly|last):)/gm, '  # volnux-ignore no-timeout\n  ');
  const leaky = ignored.replace('run: ./last', 'run: "echo # volnux-ignore clear-secret", env: { API_TOKEN: abcdefgh }');
  const codes: string[][] = [];
  for (const text of [strict, ignored, leaky, ignored, strict]) {
    const files = inMemory({ 'schedule.yaml': text });
    const result = await load('schedule.yaml', { env: {}, files });
    expect(result).toEqual(await loadConfig('schedule.yaml', { env: {}, files }));
    codes.push(result.diagnostics.map(({ code }) => code));
  }
  const each = ['LINT_NO_TIMEOUT', 'LINT_NO_TIMEOUT', 'LINT_NO_TIMEOUT'];
  expect(codes).toEqual([each, [], ['LINT_CLEAR_SECRET'], [], each]);
});

test('jobs that stand unchanged are the same objects, whatever comes around them', async () => {
  const load = createLoader();
  const jobsAfter = async (text: string, env = {}): Promise<readonly unknown[]> => {
    const { config, diagnostics } = await load('schedule.yaml', { env, files: inMemory({ 'schedule.yaml': text }) });
    expect(diagnostics).toEqual([]);
    return [...(config?.jobs.values() ?? [])];
  };
  const [nightly, hourly, last] = await jobsAfter(SOUND);
  const edited = await jobsAfter(SOUND.replace('./last', './other'));
  expect(edited[0]).toBe(nightly);
  expect(edited[1]).toBe(hourly);
  expect(edited[2]).not.toBe(last);
  // A variable that it asks for is other, then a setting of all.
  const staged = await jobsAfter(SOUND, { STAGE: 'prod' });
  expect(staged[0]).toBe(nightly);
  expect(staged[1]).not.toBe(hourly);
  expect((await jobsAfter(SOUND.replace('timeout: 1h', 'timeout: 2h')))[0]).not.toBe(nightly);
});

test('a warning keeps its place while lines come above it', async () => {
  const load = createLoader();
  const text =
    'jobs:\n  a: { run: x, trigger: { interval: 1h } }\n  b: { run: y, trigger: { after: { job: a } } }\ninclude: none/*.yaml\n';
  for (const above of ['', '# one\n', '# one\n# two\n']) {
    const files = inMemory({ 'schedule.yaml': above + text, 'none/notes.txt': '' });
    const { diagnostics } = await load('schedule.yaml', { env: {}, files });
    expect(diagnostics).toMatchObject([{ code: 'CONFIG_INCLUDE_EMPTY', line: 4 + above.split('\n').length - 1, column: 10 }]);
  }
});

test('a warning of a file by pieces stands at its own line, with CRLF and a mark of the document as well', async () => {
  const load = createLoader();
  const text = `---\r\n${SOUND.replaceAll('\n', '\r\n')}`;
  const files = inMemory({ 'schedule.yaml': text });
  await load('schedule.yaml', { env: {}, files });
  const { config } = await load('schedule.yaml', {
    env: {},
    files: inMemory({ 'schedule.yaml': text.replace('./last', './other') }),
  });
  const again = await load('schedule.yaml', { env: {}, files: inMemory({ 'schedule.yaml': text }) });
  // Not parsed as a whole: what stands unchanged is the same object.
  expect(again.config?.jobs.get('nightly')).toBe(config?.jobs.get('nightly'));
});
