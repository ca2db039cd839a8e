import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/config/diagnostic/diagnostic.ts';
import { renderPretty } from '../../src/config/diagnostic/render-pretty.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { decodeText } from '../../src/config/read/decode-text.ts';
import { inMemory } from './in-memory.ts';

const fixtures = fileURLToPath(new URL('../fixtures/config/', import.meta.url));
const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const texts = [fixtures, examples].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // The alias bomb is slow by nature and says nothing new when it is changed.
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('alias-bomb'))
    .map((name) => readFileSync(`${folder}${name}`, 'latin1')),
);
const scraps = [
  ...'{ } [ ] : , - & * ! | > \' " # % @ ` ? ${ ${A} __proto__ null'.split(' '),
  ' ',
  '\n',
  '\t',
  '\0',
  '<<: *a',
  '&a ',
  '*a',
  '- ',
  '\n  ',
  '\ufeff',
  ...['binary', 'timestamp', 'set', 'omap', 'pairs', 'merge', 'float', 'str'].map((tag) => `!!${tag} `),
  '.nan',
  '-.inf',
  '1e999',
  '"\\0"',
  '\x80',
  '\r',
  '\xc2\xa0',
  'constructor: ',
  '${HOUR:-5}',
  'moved_from: a\n',
];

type Change =
  | { readonly kind: 'insert'; readonly at: number; readonly scrap: string }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'copy'; readonly from: number; readonly length: number; readonly at: number };

const place = fc.nat(1500);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: place, scrap: fc.constantFrom(...scraps) }),
  fc.record({ kind: fc.constant('delete' as const), at: place, length: fc.nat(20) }),
  fc.record({ kind: fc.constant('copy' as const), from: place, length: fc.nat(60), at: place }),
);

function apply(text: string, one: Change): string {
  const at = one.at % (text.length + 1);
  switch (one.kind) {
    case 'insert':
      return text.slice(0, at) + one.scrap + text.slice(at);
    case 'delete':
      return text.slice(0, at) + text.slice(at + one.length);
    case 'copy': {
      const from = one.from % (text.length + 1);
      return text.slice(0, at) + text.slice(from, from + one.length) + text.slice(at);
    }
  }
}

const changedText = fc
  .record({ text: fc.constantFrom(...texts), changes: fc.array(change, { minLength: 1, maxLength: 6 }) })
  .map(({ text, changes }) => changes.reduce(apply, text));

test('whatever is done to a schedule, loading it gives a config or diagnostics that point into it', async () => {
  await fc.assert(
    fc.asyncProperty(changedText, async (text) => {
      expect(await nonsenseOf(['schedule.yaml'], { 'schedule.yaml': text })).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('whatever the files of a schedule hold, loading them gives a config or diagnostics that point into them', async () => {
  const mayBeText = fc.option(changedText, { freq: 5 });
  await fc.assert(
    fc.asyncProperty(changedText, mayBeText, mayBeText, mayBeText, async (first, second, included, variables) => {
      const files = {
        'a.yaml': `include: ["parts/*.yaml", parts/b.yaml]\nenv_file: [c.env, "d.env?"]\n${first}`,
        ...(second !== null && { 'b.yaml': second }),
        ...(included !== null && { 'parts/a.yaml': included, 'parts/b.yaml': first }),
        ...(variables !== null && { 'c.env': variables, 'd.env': first }),
      };
      expect(await nonsenseOf(['a.yaml', 'b.yaml'], files)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

/** What comes of loading files (Latin-1 for their bytes) that cannot be: a value that is none, a diagnostic that points nowhere. */
async function nonsenseOf(
  paths: readonly [string, ...string[]],
  texts: Readonly<Record<string, string>>,
): Promise<readonly unknown[]> {
  const contents = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text, 'latin1')]));
  // Every module is there.
  const files = { ...inMemory(contents), isFile: async () => true };
  const { config, diagnostics } = await loadConfig(paths, { env: { HOUR: '4' }, files, lint: true });
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  return [
    ...(hasErrors === (config === null) ? [] : ['a config with errors, or none without']),
    ...[...(config?.jobs.values() ?? [])].filter((job) => plainParts(job) === 0),
    ...diagnostics.filter(
      (diagnostic) => renderPretty(diagnostic) === '' || !isPlaced(diagnostic, linesOf(contents[diagnostic.file])),
    ),
  ];
}

function isPlaced({ line, column, endColumn, excerpt }: Diagnostic, lines: readonly string[]): boolean {
  if (excerpt === null) return true;
  const text = lines[line - 1]?.replace(/\r$/, '') ?? '';
  // A secret has stars in its place: every file that is named reads like the schedule itself, so that may be a whole line.
  const shown = excerpt.split('').map((character, index) => (character === '*' ? text[index] : character));
  return shown.join('') === text && column <= excerpt.length + 2 && endColumn > column;
}

/** As an editor shows them: what is no UTF-8 is told by its place in the text that is made of it. */
function linesOf(bytes: Buffer = Buffer.from('')): readonly string[] {
  return decodeText(bytes).text.split('\n');
}

/** How many values there are in a job, all of them plain JSON; 0 when one is not. */
function plainParts(value: unknown): number {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return 1;
  if (typeof value !== 'object' || (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype)) return 0;
  const below = Object.values(value).map(plainParts);
  return below.includes(0) ? 0 : below.reduce((sum, count) => sum + count, 1);
}
