/** A job as every engine gets it. */
export interface BenchJob {
  /** Six fields, seconds first; `null`: at the seconds of the bursts, which the process that runs the engine picks. */
  readonly cron: string | null;
  readonly timezone: string;
}

const JOBS = 10_000;
/** One job of so many is due in each burst. */
const DUE_EVERY = 10;
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

/** 10,000 jobs, 1,000 of them due in the same seconds; the others on days of the month that are nowhere today. */
export function jobSet(today: Date): BenchJob[] {
  const near = [-1, 0, 1].map((days) => new Date(today.getTime() + days * 86_400_000).getUTCDate());
  const days = Array.from({ length: 28 }, (_, index) => index + 1).filter((day) => !near.includes(day));
  return Array.from({ length: JOBS }, (_, index) => {
    const minute = index % 3 === 0 ? `*/${(index % 29) + 1}` : index % 60;
    return {
      cron: index % DUE_EVERY === 0 ? null : `0 ${minute} ${index % 24} ${days[index % days.length]} * *`,
      timezone: ZONES[index % ZONES.length] ?? 'UTC',
    };
  });
}
