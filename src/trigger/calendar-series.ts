import { type CalendarRule, dayAfter } from './spec/calendar-rule.ts';
import { DAY_MS, daysFromCivil } from './zone/civil-date.ts';
import { LAST_YEAR } from './cron/cron-rule.ts';
import type { InstantSeries } from './instant-series.ts';
import { instantOfWall } from './zone/wall-instant.ts';
import type { Zone } from './zone/zone.ts';

const END_DAY = daysFromCivil(LAST_YEAR + 1, 1, 1);
// More than wall time and UTC ever differ, twice over.
const FAR_MS = 2 * DAY_MS;

/**
 * The instants of a calendar interval from the day of `start` on; without it, from 1970-01-01. A day on which a clock change skips the time
 * is left out, of a time that comes twice the first pass counts; the days after follow from the calendar alone (APScheduler 3.11).
 */
export class CalendarSeries implements InstantSeries {
  readonly #rule: CalendarRule;
  readonly #zone: Zone;
  readonly #firstDay: number;
  // A memo: where the search of the last question ended, which holds for every later instant.
  #asked = -Infinity;
  #day: number;

  constructor(rule: CalendarRule, zone: Zone, start: number | null) {
    this.#rule = rule;
    this.#zone = zone;
    this.#firstDay = start === null ? 0 : Math.floor((start + zone.spanAt(start).offset) / DAY_MS);
    this.#day = this.#firstDay;
  }

  from(instant: number): number | null {
    let day = instant < this.#asked ? this.#firstDay : this.#day;
    let found: number | null = null;
    while (day < END_DAY && (found = this.#instantOn(day, instant)) === null) day = dayAfter(this.#rule, day);
    this.#asked = instant;
    this.#day = day;
    return found;
  }

  /** The fire time of a day, if there is one and it is not before `earliest`. */
  #instantOn(day: number, earliest: number): number | null {
    const wall = day * DAY_MS + this.#rule.time * 1000;
    // Most days on the way are long past; their offsets need not be known.
    if (wall < earliest - FAR_MS) return null;
    const instant = instantOfWall(wall, this.#zone);
    const exists = instant + this.#zone.spanAt(instant).offset === wall;
    return exists && instant >= earliest ? instant : null;
  }
}
