import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDirectory } from '../../../src/store/database/make-directory.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'volnux-make-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('makes all that is missing, with one mode, and leaves what is there', () => {
  makeDirectory(join(folder, 'a/b'), 0o700);
  expect(['a', 'a/b'].map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o700, 0o700]);
  makeDirectory(join(folder, 'a/b'), 0o755);
  expect(statSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700);
});

test('throws below a file', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeDirectory(join(folder, 'file/a'))).toThrow('ENOTDIR');
});

test.runIf(existsSync('/proc/self'))('throws where nothing can be made, in the middle of a path too', () => {
  expect(() => makeDirectory('/proc/none/such')).toThrow('ENOENT');
});
