import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import { createTrigger } from '../../../src/trigger/create-trigger.ts';
import type { DstPolicy } from '../../../src/trigger/zone/dst-policy.ts';
import { formatInstant } from '../../../src/trigger/zone/format-instant.ts';

const NOW = Date.UTC(2026, 10, 23, 8);
const DAY_MS = 86_400_000;

const hour = fc.oneof(fc.integer({ min: 0, max: 4 }).map(String), fc.constantFrom('2,3', '1-3', '*', '*/2', '0-5', '1,13'));
const minute = fc.constantFrom('0', '30', '*/15', '0,30', '59', '*/6');
const weekday = fc.constantFrom('*', 'sun', 'mon');
const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
);
const dst = fc.constantFrom<DstPolicy>(
  'vixie',
  'wallclock',
  { gap: 'shift', fold: 'first' },
  { gap: 'next', fold: 'second' },
  { gap: 'skip', fold: 'both' },
);

test('the days told are those on which counting day by day finds another number than on the wall', async () => {
  await fc.assert(
    fc.asyncProperty(hour, minute, weekday, zone, dst, async (hours, minutes, days, timezone, policy) => {
      const cron = `${minutes} ${hours} * * ${days}`;
      expect(await daysTold(cron, timezone, policy)).toEqual(daysCounted(cron, timezone, policy));
    }),
    { numRuns: 60 },
  );
});

async function daysTold(cron: string, timezone: string, policy: DstPolicy): Promise<readonly string[]> {
  const schedule = { jobs: { a: { run: 'x', timeout: 1, trigger: { cron, timezone, dst: policy } } } };
  const files = {
    readFile: async () => Buffer.from(JSON.stringify(schedule)),
    isFile: async () => true,
    isDirectory: async () => false,
    glob: async () => [],
    now: () => NOW,
  };
  const { diagnostics } = await loadConfig('schedule.yaml', { env: {}, files, lint: true });
  const text = diagnostics.find(({ code }) => code === 'LINT_DST_SURPRISE')?.message ?? '';
  return [...text.matchAll(/(\d{4}-\d\d-\d\d) \(/g)].map(([, day = '']) => day).sort();
}

function daysCounted(cron: string, timezone: string, policy: DstPolicy): readonly string[] {
  const actual = fireTimesByDay(cron, timezone, policy);
  const onTheWall = fireTimesByDay(cron, 'UTC', policy);
  const days = new Set([...actual.keys(), ...onTheWall.keys()]);
  return [...days]
    .filter((day) => {
      const [count, expected] = [actual.get(day) ?? 0, onTheWall.get(day) ?? 0];
      // The first and the last day are cut off.
      if (day < '2026-11-25' || day > '2028-11-20') return false;
      return expected <= 4 ? count !== expected : count === 0 || count >= 2 * expected;
    })
    .sort();
}

function fireTimesByDay(cron: string, timezone: string, dst: DstPolicy): ReadonlyMap<string, number> {
  const trigger = createTrigger({ cron, dst }, { timezone });
  const counts = new Map<string, number>();
  for (let at = trigger.nextFireTime(null, NOW); at !== null && at < NOW + 731 * DAY_MS; at = trigger.nextFireTime(at, at)) {
    const day = formatInstant(at, timezone).slice(0, 10);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}
