import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { renderPretty } from '../../src/config/diagnostic/render-pretty.ts';

const folder = fileURLToPath(new URL('../fixtures/config/', import.meta.url));
const texts = readdirSync(folder)
  // The alias bomb is slow by nature and says nothing new when it is changed.
  .filter((name) => name.endsWith('.yaml') && !name.startsWith('alias-bomb'))
  .map((name) => readFileSync(`${folder}${name}`, 'latin1'));
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

test('whatever is done to a schedule, loading it gives a config or diagnostics that point into it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 }), async (original, changes) => {
      const bytes = Buffer.from(changes.reduce(apply, original), 'latin1');
      const files = {
        readFile: async () => bytes,
        isFile: async () => true,
        isDirectory: async () => false,
        glob: async () => [],
        now: () => 0,
      };
      const { config, diagnostics } = await loadConfig('schedule.yaml', { env: { HOUR: '4' }, files, lint: true });
      expect(config === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      for (const job of config?.jobs.values() ?? []) expect(plainParts(job)).toBeGreaterThan(0);
      const lines = bytes
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .split('\n');
      for (const diagnostic of diagnostics) {
        const { line: lineNumber, column, endColumn, excerpt } = diagnostic;
        expect(renderPretty(diagnostic)).not.toBe('');
        if (excerpt === null) continue;
        // A secret has stars in its place: every file that is named reads like the schedule itself, so that may be a whole line.
        const line = lines[lineNumber - 1]?.replace(/\r$/, '') ?? '';
        expect(
          excerpt
            .split('')
            .map((character, index) => (character === '*' ? line[index] : character))
            .join(''),
        ).toBe(line);
        expect(column).toBeLessThanOrEqual(excerpt.length + 2);
        expect(endColumn).toBeGreaterThan(column);
      }
    }),
    { numRuns: 400 },
  );
});

/** How many values there are in a job, all of them plain JSON; 0 when one is not. */
function plainParts(value: unknown): number {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return 1;
  if (typeof value !== 'object' || (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype)) return 0;
  const below = Object.values(value).map(plainParts);
  return below.includes(0) ? 0 : below.reduce((sum, count) => sum + count, 1);
}
