import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DIAGNOSTICS } from '../../../src/config/diagnostic/diagnostic-table.ts';
import { renderPretty } from '../../../src/config/diagnostic/render-pretty.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { diskFiles } from '../../../src/config/read/read-file.ts';

// `<rule>.bad.yaml` has one finding, or as many as its first line says; `<rule>.good.yaml` is just short of one.
// `UPDATE_GOLDEN=1` writes the texts.
const folder = fileURLToPath(new URL('../../fixtures/config/lint/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const files = { ...diskFiles, now: () => Date.UTC(2026, 10, 23, 8) };

test.each(names.filter((name) => name.endsWith('.bad.yaml')))('%s gives its findings', async (name) => {
  const { diagnostics } = await loadConfig(`${folder}${name}`, { env: {}, files, lint: true });
  const text = diagnostics.map((diagnostic) => `${renderPretty(diagnostic).replaceAll(folder, '')}\n`).join('');
  const golden = `${folder}${name.replace('.yaml', '.txt')}`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
  const [, count = '1'] = /^# mistakes: (\d+)/.exec(readFileSync(`${folder}${name}`, 'utf8')) ?? [];
  expect(diagnostics).toHaveLength(Number(count));
});

test.each(names.filter((name) => name.endsWith('.good.yaml')))('%s gives none', async (name) => {
  const { diagnostics } = await loadConfig(`${folder}${name}`, { env: {}, files, lint: true });
  expect(diagnostics.map((diagnostic) => renderPretty(diagnostic))).toEqual([]);
});

test('every rule has a bad and a good fixture', () => {
  const rules = Object.entries<object>(DIAGNOSTICS).flatMap(([code, row]) =>
    'rule' in row ? [[code, String(row.rule)] as const] : [],
  );
  for (const [code, rule] of rules) {
    expect(names).toEqual(expect.arrayContaining([`${rule}.bad.yaml`, `${rule}.good.yaml`]));
    expect(readFileSync(`${folder}${rule}.bad.txt`, 'utf8')).toContain(`  ${code}  `);
  }
});
