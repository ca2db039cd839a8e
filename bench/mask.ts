import { createHash } from 'node:crypto';
import { outputEntry } from '../src/cli/print/log-entry.ts';
import { formatJson } from '../src/cli/print/format-entry.ts';
import { createMask, type Mask } from '../src/config/secret/mask.ts';
import { spellingsOf } from '../src/config/secret/spellings.ts';
import { medianOf } from './measure.ts';

/**
 * What masking adds to a step that writes 100 MB, in terms of what is done for its lines anyway; beside it a regular expression
 * of the same texts.
 */
const ROUNDS = 5;
const LINES = 1_000_000;

const secrets = Array.from({ length: 10 }, (_, index) =>
  createHash('sha256').update(String(index)).digest('base64url').slice(0, 20),
);
const thousand = Array.from({ length: 1000 }, (_, index) => createHash('sha256').update(`more ${index}`).digest('base64url'));
const alike = Array.from({ length: 1000 }, (_, index) => `batch of table ${100_000 + index}`);
const lines = Array.from({ length: LINES }, (_, index) => {
  const text = `2026-11-23 12:00:05 INFO  worker-${index % 17} wrote batch ${index} of table orders, 4,711 rows in 12.4 ms, `;
  return index % 1000 === 0 ? `${text}with ${secrets[(index / 1000) % 10]}` : text.padEnd(99, '.');
});
const run = {
  jobId: 'nightly',
  runId: '0e3373d0-b8da-45eb-9ce8-185445cdbe9a',
  fireTime: 1_795_000_000_000,
  timezone: 'Europe/Berlin',
};
const expression = new RegExp(
  secrets
    .flatMap(spellingsOf)
    .map((text) => RegExp.escape(text))
    .join('|'),
  'g',
);

const logMs = msOf((text) =>
  formatJson(outputEntry({ run, stepId: 'load', attempt: 1, stream: 'stdout' }, text, 1_795_000_000_000)),
);
const rows = {
  'no secrets': maskMs(createMask([])),
  'one secret': maskMs(createMask(secrets.slice(0, 1))),
  'ten secrets': maskMs(createMask(secrets)),
  'a thousand': maskMs(createMask(thousand)),
  'a thousand that begin alike, one of 4 characters': maskMs(createMask([...alike, 'q7#k'])),
  'ten, one of 4 characters': maskMs(createMask([...secrets.slice(1), 'q7#k'])),
  'ten, as a regular expression': msOf((text) => text.replace(expression, '***')),
};
console.log(`${LINES.toLocaleString('en-US')} lines of 100 characters; making log lines of them takes ${Math.round(logMs)} ms`);
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([name, ms]) => [
      name,
      { ms: Math.round(ms), 'of the log lines': Math.round((ms / logMs) * 1000) / 1000 },
    ]),
  ),
);

function maskMs({ hide }: Mask): number {
  return msOf(hide);
}

function msOf(work: (text: string) => string): number {
  let length = 0;
  const round = (): number => {
    const start = performance.now();
    for (const line of lines) length += work(line).length;
    return performance.now() - start;
  };
  round();
  const median = medianOf(ROUNDS, round);
  if (length === 0) throw new Error('nothing was made');
  return median;
}
