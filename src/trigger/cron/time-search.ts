import { hasMember, lowestBit, nextMember, type SixtyBits } from './bit-set.ts';
import type { CronRule } from './cron-rule.ts';

/** Looks for the times of day of a rule, in seconds since midnight (0–86399). */
export class TimeSearch {
  /** The first one of a day. */
  readonly first: number;
  readonly #seconds: SixtyBits;
  readonly #minutes: SixtyBits;
  readonly #hours: number;

  constructor({ seconds, minutes, hours }: CronRule) {
    this.#seconds = seconds;
    this.#minutes = minutes;
    this.#hours = hours;
    this.first = lowestBit(hours) * 3600 + nextMember(minutes, 0) * 60 + nextMember(seconds, 0);
  }

  /** The first one at or after `time`, or -1. */
  from(time: number): number {
    const hour = (time / 3600) | 0;
    if (hour > 23) return -1;
    if (((this.#hours >>> hour) & 1) === 1) {
      const rest = (time - hour * 3600) | 0;
      const minute = (rest / 60) | 0;
      if (hasMember(this.#minutes, minute)) {
        const second = nextMember(this.#seconds, (rest - minute * 60) | 0);
        if (second >= 0) return hour * 3600 + minute * 60 + second;
      }
      const later = nextMember(this.#minutes, minute + 1);
      if (later >= 0) return hour * 3600 + later * 60 + (this.first % 60);
    }
    const laterHours = this.#hours & (-2 << hour);
    return laterHours === 0 ? -1 : lowestBit(laterHours) * 3600 + (this.first % 3600);
  }
}
