import { DAY_MS } from '../zone/civil-date.ts';
import type { CronRule } from './cron-rule.ts';
import type { DstRules } from '../zone/dst-policy.ts';
import type { InstantSeries } from '../instant-series.ts';
import { nextInstant } from './next-instant.ts';
import { WallSearch } from './wall-search.ts';
import type { Zone, ZoneSpan } from '../zone/zone.ts';

/**
 * The instants of a compiled cron spec. Most questions are about the day of the last answer, or lead from it to the next matching day; as long
 * as no clock change is near, these are answered by a few operations on numbers. All others go the long way, over the spans of the zone.
 */
export class CronSeries implements InstantSeries {
  readonly #search: WallSearch;
  readonly #zone: Zone;
  readonly #rules: DstRules;
  // A memo: the calm day of the last answer, its first instant, the span it lies in. NaN: that day was not calm.
  #day = 0;
  #dayStart = NaN;
  #span: ZoneSpan;

  constructor(rule: CronRule, zone: Zone, rules: DstRules) {
    this.#search = new WallSearch(rule);
    this.#zone = zone;
    this.#rules = rules;
    this.#span = zone.spanAt(0);
  }

  from(instant: number): number | null {
    const ms = instant - this.#dayStart;
    if (!(ms >= 0 && ms < DAY_MS)) return this.#theLongWay(instant);
    const second = this.#search.times.from(Math.ceil(ms / 1000) | 0);
    if (second >= 0) return this.#dayStart + second * 1000;
    const day = this.#search.dayFrom(this.#day + 1);
    if (day < 0) return null;
    return this.#enter(day) ? this.#dayStart + this.#search.times.first * 1000 : this.#theLongWay(instant);
  }

  /** Makes `day` the day of the last answer; false when a clock change is near. */
  #enter(day: number): boolean {
    let start = day * DAY_MS - this.#span.offset;
    if (!isCalm(start, this.#span)) {
      this.#span = this.#zone.spanAt(start);
      start = day * DAY_MS - this.#span.offset;
      if (!isCalm(start, this.#span)) return false;
    }
    this.#day = day;
    this.#dayStart = start;
    return true;
  }

  #theLongWay(instant: number): number | null {
    const found = nextInstant(this.#search, this.#zone, this.#rules, Math.ceil(instant / 1000) * 1000);
    this.#dayStart = NaN;
    if (found !== null) this.#enter(Math.floor((found + this.#zone.spanAt(found).offset) / DAY_MS));
    return found;
  }
}

/**
 * Does the clock run evenly on the whole day that begins at `start`? After a change, wall times of its own length are repeated or made up;
 * before one, a fold that fires only in its second pass takes away at most a day.
 */
function isCalm(start: number, { from, to, offset, offsetBefore }: ZoneSpan): boolean {
  return start >= from + Math.abs(offset - offsetBefore) && start + DAY_MS <= to - DAY_MS;
}
