import { expect, test } from 'vitest';
import { checkCron } from '../../../src/cli/doctor/check-cron.ts';
import type { Job } from '../../../src/config/config.ts';
import type { TriggerSpec } from '../../../src/trigger/spec/trigger-spec.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 30, 15);

function jobs(triggers: Readonly<Record<string, TriggerSpec>>): { jobs: ReadonlyMap<string, Job> } {
  return { jobs: new Map(Object.entries(triggers).map(([id, trigger]) => [id, { id, trigger } as Job])) };
}

test('the coming fire times of cron expressions are those of cron-parser', () => {
  const config = jobs({
    a: { cron: '*/7 9-17 * * mon-fri' },
    b: { cron: '30 2 13 * fri', timezone: 'Europe/Berlin' },
    c: { any: [{ cron: '0 0 0 1 1 *' }, { cron: '@daily' }, { interval: '1h' }] },
    d: { cron: '0 9 L * ?' },
    e: { cron: { hour: 3 } },
    f: { cron: 'H 3 * * *' },
    g: { cron: '0 0 29 2 *' },
    again: { cron: '@daily' },
  });
  expect(checkCron(config, NOW)).toEqual([
    { status: 'ok', kind: 'cron', name: '6 expressions', usedBy: [], detail: 'cron-parser computes the same coming fire times' },
  ]);
});

test('where the two differ both answers are told, and which jobs have the expression', () => {
  const config = jobs({ a: { cron: '0 3 * * *' }, b: { cron: '0 3 * * *' }, c: { cron: '0 4 * * *' } });
  const off = (cron: string): readonly number[] | null => (cron.startsWith('0 3') ? [Date.UTC(2026, 10, 25, 3)] : null);
  expect(checkCron(config, NOW, off).slice(1)).toEqual([
    {
      status: 'warn',
      kind: 'cron',
      name: '0 3 * * *',
      usedBy: ['a', 'b'],
      detail:
        'fires 2026-11-24T03:00:00.000Z here, and 2026-11-25T03:00:00.000Z by cron-parser: one of them has a bug, please report it',
    },
  ]);
});

test('a schedule without cron expressions has nothing to compare', () => {
  expect(checkCron(jobs({ a: { interval: 60 } }), NOW)).toEqual([]);
});
