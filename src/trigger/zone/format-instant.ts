import { civilFromDays, DAY_MS } from './civil-date.ts';
import { zoneNamed } from './zone.ts';

/**
 * An instant (ms) as ISO 8601 in a zone: `2026-03-29T03:00:00+02:00`; `Z` for `UTC`; milliseconds only where there are some.
 *
 * @throws TriggerError `unknown-timezone`
 */
export function formatInstant(instant: number, timezone: string): string {
  const zone = zoneNamed(timezone);
  const { offset } = zone.spanAt(instant);
  const wall = instant + offset;
  const days = Math.floor(wall / DAY_MS);
  const { year, month, day } = civilFromDays(days);
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  const ms = wall - days * DAY_MS;
  const fraction = ms % 1000 === 0 ? '' : `.${pad(ms % 1000, 3)}`;
  return `${date}T${clock(ms)}:${pad(Math.floor(ms / 1000) % 60, 2)}${fraction}${zone.name === 'UTC' ? 'Z' : signed(offset)}`;
}

function signed(offset: number): string {
  return `${offset < 0 ? '-' : '+'}${clock(Math.abs(offset))}`;
}

function clock(ms: number): string {
  return `${pad(Math.floor(ms / 3_600_000), 2)}:${pad(Math.floor(ms / 60_000) % 60, 2)}`;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
