import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CronExpressionParser } from 'cron-parser';
import { createTrigger } from '../src/trigger/create-trigger.ts';

/** A way to compute fire times. */
export interface Engine {
  readonly name: string;
  /** Does it know time zones? One that does not counts in the zone of the machine. */
  readonly zones: boolean;
  /** Reads an expression; the answer gives the next fire time (ms) after one. It may throw where it does not look that far ahead. */
  parse(cron: string, timezone: string): (after: number) => number;
}

/** Engines that are installed, and for the others how to get them. Peers are looked for here, and in the folder `VOLNUX_PEERS`. */
export function findEngines(): { engines: Engine[]; missing: string[] } {
  const engines = [volnux, cronParser];
  const missing: string[] = [];
  for (const [name, make] of Object.entries(PEERS)) {
    try {
      engines.push({ name, ...make() });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
      missing.push(`${name}: not installed; get it with \`npm install --no-save ${name}\``);
    }
  }
  return { engines, missing };
}

const volnux: Engine = {
  name: 'volnux',
  zones: true,
  parse(cron, timezone) {
    const trigger = createTrigger({ cron, timezone });
    return (after) => trigger.nextFireTime(after, after) ?? NaN;
  },
};

const cronParser: Engine = {
  name: 'cron-parser',
  zones: true,
  parse(cron, tz) {
    const expression = CronExpressionParser.parse(cron, { tz });
    return chained(
      (date) => expression.reset(date),
      () => expression.next().getTime(),
    );
  },
};

const requires = [
  import.meta.url,
  ...[process.env['VOLNUX_PEERS'] ?? []].flat().map((folder) => join(folder, 'package.json')),
].map((from) => createRequire(from));

function load(name: string): unknown {
  for (const [index, require] of requires.entries()) {
    try {
      return require(name);
    } catch (error) {
      if (index === requires.length - 1) throw error;
    }
  }
  return undefined;
}

/** What is used of a library. */
type Maker = () => Omit<Engine, 'name'>;

const PEERS: Readonly<Record<string, Maker>> = {
  croner: () => {
    interface Cron {
      nextRun(after: Date): Date | null;
    }
    const { Cron } = load('croner') as { Cron: new (cron: string, options: { timezone: string }) => Cron };
    return {
      zones: true,
      parse(cron, timezone) {
        const job = new Cron(cron, { timezone });
        return (after) => Number(job.nextRun(new Date(after)));
      },
    };
  },
  'cron-schedule': () => {
    const { parseCronExpression } = load('cron-schedule') as {
      parseCronExpression: (cron: string) => { getNextDate(after: Date): Date };
    };
    return {
      zones: false,
      parse(cron) {
        const expression = parseCronExpression(cron);
        return (after) => expression.getNextDate(new Date(after)).getTime();
      },
    };
  },
  // node-schedule computes with an older cron-parser of its own.
  'node-schedule': () => {
    interface Expression {
      reset(date: Date): void;
      next(): { getTime(): number };
    }
    const own = requires.map((require) => tryResolve(require, 'node-schedule')).find((path) => path !== null);
    if (own === undefined) return load('node-schedule') as never;
    const parser = createRequire(own ?? '')('cron-parser') as { parseExpression(cron: string, options: object): Expression };
    return {
      zones: true,
      parse(cron, tz) {
        const expression = parser.parseExpression(cron, { tz });
        return chained(
          (date) => expression.reset(date),
          () => expression.next().getTime(),
        );
      },
    };
  },
  cron: () => {
    interface CronTime {
      getNextDateFrom(after: Date, zone: string): { toMillis(): number };
    }
    const { CronTime } = load('cron') as { CronTime: new (cron: string, zone: string) => CronTime };
    return {
      zones: true,
      parse(cron, timezone) {
        const time = new CronTime(`0 ${cron}`, timezone);
        return (after) => time.getNextDateFrom(new Date(after), timezone).toMillis();
      },
    };
  },
};

/** For an iterator that keeps its own place: it is only put back when it is asked about another moment than the one it is at. */
function chained(reset: (date: Date) => void, next: () => number): (after: number) => number {
  let at = NaN;
  return (after) => {
    if (after !== at) reset(new Date(after));
    at = next();
    return at;
  };
}

function tryResolve(require: NodeJS.Require, name: string): string | null {
  try {
    return require.resolve(name);
  } catch {
    return null;
  }
}
