import { expect, test } from 'vitest';
import type { Job } from '../../src/config/config.ts';
import { planChanges } from '../../src/plan/plan-changes.ts';
import type { Jobs } from '../../src/plan/plan.ts';
import { proposeMoves, type ProposedMove } from '../../src/plan/propose-moves.ts';
import { testJob, testJobs } from './job.ts';
import { testPipeline, testStep } from './step.ts';

const job = (id: string, script: string, cron = '0 0 * * *'): Job => {
  return testJob(id, {
    trigger: { cron, timezone: 'UTC' },
    pipeline: testPipeline(id, [testStep(id, script)]),
  });
};

const sideOf = (jobs: Jobs): Parameters<typeof proposeMoves>[1] => ({ jobs, openedFor: null });

function proposed(before: readonly Job[], after: readonly Job[]): readonly ProposedMove[] {
  const actual = testJobs(...before);
  return proposeMoves(planChanges(actual, testJobs(...after)), sideOf(actual));
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
  expect(proposeMoves(plan, sideOf(actual))).toEqual([]);
  const many = (prefix: string): Job[] => Array.from({ length: 60 }, (_, index) => job(`${prefix}${index}`, `./${index}`));
  expect(proposed(many('a'), many('b'))).toEqual([]);
});
