import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJson, formatRaw, formatText } from '../../../src/cli/print/format-entry.ts';
import { formatLines } from '../../../src/cli/print/format-lines.ts';
import { outputEntry } from '../../../src/cli/print/log-entry.ts';

const run = { jobId: 'etl', runId: 'r', fireTime: 0, timezone: 'Europe/Berlin' };
const entryOf = (line: string) => outputEntry({ run, stepId: 'load', attempt: 1, stream: 'stdout' }, line, 1000);

test.each([
  ['json', formatJson],
  ['text', formatText],
  ['raw', formatRaw],
] as const)('in %s many lines are logged as each by itself would be', (format, formatEntry) => {
  const line = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\r', '\u001b', 'é', '🙂', ' ') });
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.map((each) => `${each}\n`).join('');
      expect([...formatLines(format, entryOf(''), text)].join('')).toBe(lines.map((each) => formatEntry(entryOf(each))).join(''));
    }),
  );
});

test('what becomes long is handed out in parts of whole lines', () => {
  const parts = [...formatLines('json', entryOf(''), '\n'.repeat(10_000))];
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.every((part) => part.length < 70_000 && part.endsWith('\n'))).toBe(true);
});
