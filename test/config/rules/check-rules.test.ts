import { expect, test } from 'vitest';
import { PathSet } from '../../../src/config/diagnostic/path-set.ts';
import type { Finding } from '../../../src/config/diagnostic/finding.ts';
import type { MergedFiles } from '../../../src/config/merge-files.ts';
import { findMistakes } from '../../../src/config/rules/check-rules.ts';
import type { WrittenConfig, WrittenJob } from '../../../src/config/written-config.ts';

const JOB: WrittenJob = { run: './a', trigger: { interval: '1h' }, env: { API_TOKEN: 'abcdefgh' } };
const OTHER: WrittenJob = { run: './b', trigger: { interval: '1h' }, env: { API_TOKEN: 'hgfedcba' } };
const merged = (written: WrittenConfig): MergedFiles => ({
  written,
  broken: new PathSet(),
  isComplete: true,
  jobIds: [],
  findings: [],
  originOf: () => {
    throw new Error('nobody asks');
  },
});

test('what rules and lint found in a job is found again without looking at it', () => {
  const known = new WeakMap<object, readonly Finding[]>();
  const looked: string[] = [];
  const surroundings = {
    hasModule: () => true,
    textAt: (path: readonly (string | number)[]) => {
      looked.push(String(path[1]));
      return 'abcdefgh';
    },
    now: 0,
    isLintAsked: false,
  };
  const find = (jobs: Record<string, WrittenJob>): readonly string[] => {
    looked.length = 0;
    const written = merged({ lint: { 'clear-secret': 'error', 'no-timeout': 'error' }, jobs });
    return findMistakes(written, surroundings, known).map(({ code, path }) => `${code} ${path[1]}`);
  };
  expect(find({ a: JOB })).toEqual(['LINT_NO_TIMEOUT a', 'LINT_CLEAR_SECRET a']);
  expect(looked).toEqual(['a']);
  expect(find({ a: JOB, b: OTHER }).toSorted()).toEqual([
    'LINT_CLEAR_SECRET a',
    'LINT_CLEAR_SECRET b',
    'LINT_NO_TIMEOUT a',
    'LINT_NO_TIMEOUT b',
  ]);
  expect(looked).toEqual(['b']);
});
