/**
 * How an engine is given jobs: `add` schedules one, `start` lets them fire; then every job knows its first fire time. `entry`: where volnux is
 * imported from; `state`: the directory of its SQLite store, `null` for the store in memory.
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
};
