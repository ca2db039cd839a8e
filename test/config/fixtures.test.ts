import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { DIAGNOSTICS } from '../../src/config/diagnostic/diagnostic-table.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { renderPretty } from '../../src/config/diagnostic/render-pretty.ts';

// A new case is two files, and `UPDATE_GOLDEN=1` writes the second. A bad file has one mistake, or as many as its
// first line says: `# mistakes: 3`.
const folder = fileURLToPath(new URL('../fixtures/config/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const env = { HOUR: '25', HOME: '/home/me', USER_NAME: '', DEPLOY_CODE: 'open sesame', PIN: '123' };

test.each(names.filter((name) => name.endsWith('.bad.yaml')))('%s gives its diagnostics, one for each mistake', async (name) => {
  const { config, diagnostics } = await loadConfig(`${folder}${name}`, { env });
  const text = diagnostics.map((diagnostic) => `${renderPretty(diagnostic).replaceAll(folder, '')}\n`).join('');
  expectGolden(name.replace('.yaml', '.txt'), text);
  const [, count = '1'] = /^# mistakes: (\d+)/.exec(readFileSync(`${folder}${name}`, 'utf8')) ?? [];
  expect(diagnostics).toHaveLength(Number(count));
  expect(config === null).toBe(diagnostics.some(({ severity }) => severity === 'error'));
});

test.each(names.filter((name) => name.endsWith('.good.yaml')))('%s gives its config', async (name) => {
  const { config, diagnostics } = await loadConfig(`${folder}${name}`, { env: { ...env, HOUR: '4' } });
  expect(diagnostics).toEqual([]);
  expectGolden(name.replace('.yaml', '.json'), showConfig(config));
});

test('every code that is about the text of a file has a fixture', () => {
  const goldens = readdirSync(folder).filter((name) => name.endsWith('.bad.txt'));
  const shown = goldens.map((name) => readFileSync(`${folder}${name}`, 'utf8')).join('');
  const aboutTheDisk = ['CONFIG_FILE_NOT_FOUND', 'CONFIG_FILE_UNREADABLE'];
  const codes = Object.keys(DIAGNOSTICS).filter((code) => !code.startsWith('LINT_'));
  expect(codes.filter((code) => !shown.includes(`  ${code}  `))).toEqual(aboutTheDisk);
});

function showConfig(config: Config | null): string {
  const shown = config && { ...config, hash: '', jobs: [...config.jobs.values()], moves: Object.fromEntries(config.moves) };
  return `${JSON.stringify(shown, null, 2).replaceAll(folder, '<folder>/').replaceAll(folder.slice(0, -1), '<folder>')}\n`;
}

function expectGolden(name: string, text: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(`${folder}${name}`, text);
  expect(text).toBe(readFileSync(`${folder}${name}`, 'utf8'));
}
