const JOBS = 10_000;
/** One job of so many is due in each burst. */
const DUE_EVERY = 10;
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

/**
 * 10,000 jobs, one by one, as `{ cron, timezone }`: six fields, seconds first. `cron` is `null` for the 1,000 that are due at the seconds of the
 * bursts; the others are due on days of the month that are nowhere today.
 */
export function* jobSet(today) {
  const near = [-1, 0, 1].map((days) => new Date(today.getTime() + days * 86_400_000).getUTCDate());
  const days = Array.from({ length: 28 }, (_, index) => index + 1).filter((day) => !near.includes(day));
  for (let index = 0; index < JOBS; index++) {
    const minute = index % 3 === 0 ? `*/${(index % 29) + 1}` : index % 60;
    const cron = index % DUE_EVERY === 0 ? null : `0 ${minute} ${index % 24} ${days[index % days.length]} * *`;
    yield { cron, timezone: ZONES[index % ZONES.length] };
  }
}
