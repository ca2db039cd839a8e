import { createTrigger } from '../src/trigger/create-trigger.ts';
import { START } from './mixed-set.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Tokyo',
  'America/Santiago',
  'Europe/Dublin',
];
const WEEKDAYS = ['*', 'mon-fri', 'sat,sun', '1', '*/2', 'fri#2'];

/** Ms that 10,000 different cron triggers and their first fire times take. Cold, as at the start of the daemon: to be called first. */
export function manyTriggers(): number {
  const specs = Array.from({ length: 10_000 }, (_, index) => ({
    cron: [
      index % 3 === 0 ? `*/${(index % 29) + 1}` : index % 60,
      index % 5 === 0 ? '*' : index % 24,
      index % 7 === 0 ? `${(index % 28) + 1}-28` : '*',
      index % 11 === 0 ? (index % 12) + 1 : '*',
      WEEKDAYS[index % WEEKDAYS.length],
    ].join(' '),
    timezone: ZONES[index % ZONES.length] ?? 'UTC',
  }));
  const start = performance.now();
  for (const [index, spec] of specs.entries()) createTrigger(spec, { id: `job-${index}` }).nextFireTime(null, START);
  return performance.now() - start;
}
