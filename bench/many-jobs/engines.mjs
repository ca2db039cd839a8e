/**
 * How each engine is given jobs. `add` schedules one, `start` lets them fire; when it returns, every job knows its first fire time.
 * `entry`: where volnux is imported from; `state`: directory of its SQLite store, `null` for the one in memory.
 */
export const ENGINES = {
  async volnux({ entry, state }) {
    const { PipelineScheduler, openSqliteStore } = await import(entry);
    const scheduler = new PipelineScheduler(state === null ? {} : { store: openSqliteStore(state) });
    return {
      add: ({ cron, timezone }, id, run) => scheduler.addJob({ run }, { trigger: { cron, timezone }, id }),
      start: () => scheduler.start(),
    };
  },

  async croner() {
    const { Cron } = await import('croner');
    return { add: ({ cron, timezone }, _, run) => new Cron(cron, { timezone }, run), start() {} };
  },

  async cron() {
    const { CronJob } = await import('cron');
    return { add: ({ cron, timezone }, _, run) => new CronJob(cron, run, null, true, timezone), start() {} };
  },

  async 'node-schedule'() {
    const { scheduleJob } = await import('node-schedule');
    return { add: ({ cron, timezone }, _, run) => scheduleJob({ rule: cron, tz: timezone }, run), start() {} };
  },
};
