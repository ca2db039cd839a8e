import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { StoreError } from '../../../src/store/store-error.ts';
import { openStateKey, readStateKey } from '../../../src/store/database/state-key.ts';

const root = mkdtempSync(join(tmpdir(), 'volnux-key-'));
afterAll(() => rmSync(root, { recursive: true }));
const newDirectory = (): string => mkdtempSync(join(root, 'state-'));

test('a state directory has one key for ever, which only its owner may read', () => {
  const directory = newDirectory();
  expect(readStateKey(directory)).toBeNull();
  const key = openStateKey(directory);
  expect(openStateKey(directory)).toEqual(key);
  expect(readStateKey(directory)).toEqual(key);
  expect(openStateKey(newDirectory())).not.toEqual(key);
  expect(statSync(join(directory, 'volnux.key')).mode & 0o077).toBe(0);
});

test('a key that was cut short by a crash is made anew', () => {
  const directory = newDirectory();
  writeFileSync(join(directory, 'volnux.key'), 'half');
  expect(readStateKey(directory)).toBeNull();
  expect(openStateKey(directory)).toHaveLength(32);
});

test('says where it cannot be written', () => {
  expect(() => openStateKey(join(root, 'nowhere'))).toThrow(StoreError);
});
