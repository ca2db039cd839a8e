import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { diskFiles, type FileReader } from '../../src/config/read/read-file.ts';

// Each mistake in `mistakes.txt` replaces one line of the sound schedule beside it, and is told on that line or on the one it names.
const folder = fileURLToPath(new URL('../fixtures/config/forty/', import.meta.url));
const path = `${folder}schedule.yaml`;
const sound = readFileSync(path, 'utf8').split('\n');
const mistakes = readFileSync(`${folder}mistakes.txt`, 'utf8').trimEnd().split('\n\n').map(readMistake);

interface Mistake {
  readonly code: string;
  readonly index: number;
  readonly line: string;
  /** From 1: where it is to be told. */
  readonly toldOn: number;
}

test('without a mistake the schedule is valid', async () => {
  const { config, diagnostics } = await loadConfig(path, { env: {} });
  expect(diagnostics).toEqual([]);
  expect(config?.jobs.size).toBe(14);
  expect(mistakes).toHaveLength(40);
});

test.each(mistakes)('$code: the line `$line` is one diagnostic', async (mistake) => {
  expect(await told([mistake])).toEqual(expected([mistake]));
});

test('all forty mistakes at once are forty diagnostics', async () => {
  expect(await told(mistakes)).toEqual(expected(mistakes));
});

test('whichever of them are there together, each is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(mistakes), async (planted) => {
      expect(await told(planted)).toEqual(expected(planted));
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['a blank more', (line: string) => ` ${line}`],
  ['a blank less', (line: string) => line.slice(1)],
  ['a tab', (line: string) => line.replace(/^ +/, '\t')],
])('a line indented by %s is one diagnostic on that line', async (_name, change) => {
  const elsewhere: string[] = [];
  for (const [index, line] of sound.entries()) {
    // The lines of a text may be indented in many ways.
    if (index % 3 > 0 || !/^ +[^ #]/.test(line) || TEXT.test(line)) continue;
    const found = await told([{ code: '', index, line: change(line), toldOn: index + 1 }]);
    if (found.length > 1 || found.some((each) => !each.startsWith(`schedule.yaml:${index + 1} `))) elsewhere.push(line, ...found);
  }
  expect(elsewhere).toEqual([]);
});

const TEXT = /count\.txt/;

async function told(planted: readonly Mistake[]): Promise<readonly string[]> {
  const lines = sound.map((line, index) => planted.find((mistake) => mistake.index === index)?.line ?? line);
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const files: FileReader = {
    ...diskFiles,
    readFile: async (file) => (file === path ? bytes : diskFiles.readFile(file)),
  };
  const { diagnostics } = await loadConfig(path, { env: {}, files });
  return diagnostics.map(({ file, line, code }) => `${file.replace(folder, '')}:${line} ${code}`);
}

function expected(planted: readonly Mistake[]): readonly string[] {
  return planted.toSorted((a, b) => a.toldOn - b.toldOn).map(({ toldOn, code }) => `schedule.yaml:${toldOn} ${code}`);
}

function readMistake(block: string): Mistake {
  const [, code, place, before, line] = /^(\w+)(?: on the line `(.*)`)?\n-(.*)\n\+(.*)$/.exec(block) ?? [];
  if (code === undefined || before === undefined || line === undefined) throw new Error(`not a mistake:\n${block}`);
  const index = indexOf(before);
  return { code, index, line, toldOn: (place === undefined ? index : indexOf(place)) + 1 };
}

function indexOf(line: string): number {
  const index = sound.indexOf(line);
  if (index === -1 || index !== sound.lastIndexOf(line)) throw new Error(`not one line of the schedule: ${line}`);
  return index;
}
