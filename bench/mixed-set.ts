export interface BenchSpec {
  readonly cron: string;
  readonly timezone: string;
  /** Length of a chain. That of the leap days ends before 2100, which is no leap year: some engines give up there, and one sooner. */
  readonly fires: number;
}

/** The specs every engine is measured with: each minute, steps, a zone with clock changes, a rare day, weekdays, once a year. */
export const MIXED_SET: readonly BenchSpec[] = [
  { cron: '* * * * *', timezone: 'UTC', fires: 200 },
  { cron: '*/5 * * * *', timezone: 'UTC', fires: 200 },
  { cron: '0 3 * * *', timezone: 'Europe/Berlin', fires: 400 },
  { cron: '0 0 29 2 *', timezone: 'UTC', fires: 18 },
  { cron: '0 9 * * 1-5', timezone: 'America/New_York', fires: 300 },
  { cron: '0 0 1 1 *', timezone: 'UTC', fires: 70 },
];

/** Where every chain of fire times begins: half a minute past midnight in UTC, where nothing of the set is due. */
export const START: number = Date.UTC(2026, 0, 1, 0, 0, 30);
