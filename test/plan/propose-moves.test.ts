import { expect, test } from 'vitest';
import { outerSettings } from '../../src/config/normalise/step-settings.ts';
import type { Job } from '../../src/config/config.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import { proposeMoves, type ProposedMove } from '../../src/plan/propose-moves.ts';
import { testJob, testJobs } from './job.ts';

const job = (id: string, script: string, cron = '0 0 * * *'): Job => {
  const action = { kind: 'shell', script } as const;
  const own = { needs: [], env: {}, passEnv: ['*'], stdin: null, ...outerSettings('/') };
  return testJob(id, {
    trigger: { cron, timezone: 'UTC' },
    pipeline: { name: id, params: {}, steps: [{ id, action, ...own }] },
  });
};

function proposed(before: readonly Job[], after: readonly Job[]): readonly ProposedMove[] {
  const actual = testJobs(...before);
  return proposeMoves(planChanges(actual, testJobs(...after)), actual);
}

test('a removed and an added job that do the same are proposed as one', () => {
  expect(proposed([job('old', './backup'), job('b', 'x')], [job('nightly', './backup', '0 1 * * *'), job('b', 'x')])).toEqual([
    { jobId: 'nightly', from: 'old' },
  ]);
});

test('so are those with the same trigger and nearly the same name, though they do something else', () => {
  expect(proposed([job('backup-db', './old')], [job('backup-dbs', './new')])).toEqual([
    { jobId: 'backup-dbs', from: 'backup-db' },
  ]);
  expect(proposed([job('backup', './old')], [job('report', './new')])).toEqual([]);
});

test('nothing is proposed where another pair is as likely; the likelier one is', () => {
  expect(proposed([job('a', 'x'), job('b', 'x')], [job('new', 'x')])).toEqual([]);
  expect(proposed([job('a', 'x'), job('b', 'x', '0 9 * * *')], [job('new', 'x')])).toEqual([{ jobId: 'new', from: 'a' }]);
});

test('what is moved already needs no proposal, and of hundreds of jobs nobody asks', () => {
  const actual = testJobs(job('old', 'x'));
  const plan = planChanges(actual, testJobs(job('new', 'x')), new Map([['new', 'old']]));
  expect(proposeMoves(plan, actual)).toEqual([]);
  const many = (prefix: string): Job[] => Array.from({ length: 60 }, (_, index) => job(`${prefix}${index}`, `./${index}`));
  expect(proposed(many('a'), many('b'))).toEqual([]);
});
