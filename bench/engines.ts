import { createRequire } from 'node:module';
import { CronTime } from 'cron';
import { CronExpressionParser } from 'cron-parser';
import { parseCronExpression } from 'cron-schedule';
import { Cron } from 'croner';
import { createTrigger } from '../src/trigger/create-trigger.ts';

/** A way to compute fire times. */
export interface Engine {
  readonly name: string;
  /** Does it know time zones? One that does not counts in the zone of the machine. */
  readonly zones: boolean;
  /** Reads an expression; the answer gives the next fire time (ms) after one. It may throw where it does not look that far ahead. */
  parse(cron: string, timezone: string): (after: number) => number;
}

// node-schedule computes with an older cron-parser of its own.
const olderParser = createRequire(import.meta.resolve('node-schedule'))('cron-parser') as {
  parseExpression(cron: string, options: { tz: string }): { reset(date: Date): void; next(): { getTime(): number } };
};

/** volnux first, then its peers. */
export const ENGINES: readonly Engine[] = [
  {
    name: 'volnux',
    zones: true,
    parse(cron, timezone) {
      const trigger = createTrigger({ cron, timezone });
      return (after) => trigger.nextFireTime(after, after) ?? NaN;
    },
  },
  {
    name: 'cron-parser',
    zones: true,
    parse(cron, tz) {
      const expression = CronExpressionParser.parse(cron, { tz });
      return chained(
        (date) => expression.reset(date),
        () => expression.next().getTime(),
      );
    },
  },
  {
    name: 'croner',
    zones: true,
    parse(cron, timezone) {
      const job = new Cron(cron, { timezone });
      return (after) => Number(job.nextRun(new Date(after)));
    },
  },
  {
    name: 'cron-schedule',
    zones: false,
    parse(cron) {
      const expression = parseCronExpression(cron);
      return (after) => expression.getNextDate(new Date(after)).getTime();
    },
  },
  {
    name: 'node-schedule',
    zones: true,
    parse(cron, tz) {
      const expression = olderParser.parseExpression(cron, { tz });
      return chained(
        (date) => expression.reset(date),
        () => expression.next().getTime(),
      );
    },
  },
  {
    name: 'cron',
    zones: true,
    parse(cron, timezone) {
      const time = new CronTime(`0 ${cron}`, timezone);
      return (after) => time.getNextDateFrom(new Date(after), timezone).toMillis();
    },
  },
];

/** For an iterator that keeps its own place: it is only put back when it is asked about another moment than the one it is at. */
function chained(reset: (date: Date) => void, next: () => number): (after: number) => number {
  let at = NaN;
  return (after) => {
    if (after !== at) reset(new Date(after));
    at = next();
    return at;
  };
}
