import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = join(import.meta.dirname, '../docs/adr');

test('every decision is listed under its number and title, and no number is given twice', () => {
  const pages = readdirSync(FOLDER)
    .filter((name) => name !== 'README.md')
    .toSorted();
  const lines = pages.map((name) => {
    const [, title = '', number = ''] = /^# ((\d+)\. .+)/.exec(readFileSync(join(FOLDER, name), 'utf8')) ?? [];
    expect(name).toMatch(new RegExp(`^${number.padStart(4, '0')}-`));
    return `- [${title}](${name})`;
  });
  const listed = readFileSync(join(FOLDER, 'README.md'), 'utf8').match(/^- .+$/gm);
  expect(listed).toEqual(lines);
  expect(new Set(pages.map((name) => name.slice(0, 4))).size).toBe(pages.length);
});
