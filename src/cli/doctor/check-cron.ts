import { CronExpressionParser } from 'cron-parser';
import type { Config } from '../../config/config.ts';
import { createTrigger } from '../../trigger/create-trigger.ts';
import type { TriggerSpec } from '../../trigger/spec/trigger-spec.ts';
import { type Check, Needs } from './check.ts';

const FIRE_TIMES = 5;

/** The coming fire times (ms) of an expression; `null` where it has none to give. */
type Reference = (cron: string, now: number) => readonly number[] | null;

/**
 * Asks cron-parser, which nobody here wrote, for the coming fire times of every cron expression, and compares. In UTC, where no clock changes:
 * what happens then is a policy, and theirs is another one.
 */
export function checkCron({ jobs }: Pick<Config, 'jobs'>, now: number, reference: Reference = askCronParser): readonly Check[] {
  const expressions = new Needs<string>();
  for (const { id, trigger } of jobs.values()) {
    for (const cron of expressionsOf(trigger)) if (!isOurs(cron)) expressions.add(cron, cron, id);
  }
  const compared = expressions.all.flatMap(({ thing: cron, usedBy }) => {
    const theirs = reference(cron, now);
    return theirs === null ? [] : [{ cron, usedBy, theirs, ours: fireTimes(cron, now) }];
  });
  if (compared.length === 0) return [];
  const different = compared.filter(({ theirs, ours }) => theirs.join() !== ours.join());
  const agreeing = compared.length - different.length;
  const name = `${agreeing} ${agreeing === 1 ? 'expression' : 'expressions'}`;
  return [
    { status: 'ok', kind: 'cron', name, usedBy: [], detail: 'cron-parser computes the same coming fire times' },
    ...different.map(({ cron, usedBy, theirs, ours }): Check => {
      const at = ours.findIndex((fireTime, index) => fireTime !== theirs[index]);
      const detail = `fires ${iso(ours[at])} here, and ${iso(theirs[at])} by cron-parser: one of them has a bug, please report it`;
      return { status: 'warn', kind: 'cron', name: cron, usedBy, detail };
    }),
  ];
}

function expressionsOf(trigger: TriggerSpec): readonly string[] {
  if ('cron' in trigger) return typeof trigger.cron === 'string' ? [trigger.cron] : [];
  return ('any' in trigger ? trigger.any : 'all' in trigger ? trigger.all : []).flatMap(expressionsOf);
}

/** What cron-parser reads in another way, or not at all: slots, years, the nearest weekday. */
function isOurs(cron: string): boolean {
  return /[HW]/i.test(cron.replaceAll(/\b(?:thu|wed|mar)\w*/gi, '')) || cron.split(' ').length > 6;
}

/** `null` for what it refuses, or gives up on because it is years away. */
function askCronParser(cron: string, now: number): readonly number[] | null {
  try {
    const expression = CronExpressionParser.parse(cron, { currentDate: now, tz: 'UTC' });
    return Array.from({ length: FIRE_TIMES }, () => expression.next().getTime());
  } catch {
    return null;
  }
}

function fireTimes(cron: string, now: number): readonly number[] {
  const trigger = createTrigger({ cron });
  const found: number[] = [];
  for (
    let at = trigger.nextFireTime(null, now + 1);
    at !== null && found.length < FIRE_TIMES;
    at = trigger.nextFireTime(at, at)
  ) {
    found.push(at);
  }
  return found;
}

function iso(instant: number | undefined): string {
  return instant === undefined ? 'no more' : new Date(instant).toISOString();
}
