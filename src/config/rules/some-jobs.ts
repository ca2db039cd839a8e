import type { Rule } from './rule.ts';

/** A schedule has jobs. None at all is allowed (all of them may be removed on purpose) but worth a word; it has to be said, though. */
export const someJobs: Rule = ({ written, isBroken, isPartlyBroken, isComplete, report }) => {
  const { jobs } = written;
  if (jobs === undefined) {
    if (!isComplete || isBroken(['jobs'])) return;
    const hint = 'for example: { backup: { run: "./backup.sh", trigger: { cron: "0 3 * * *" } } }';
    report({ code: 'CONFIG_MISSING_KEY', message: 'the file has no `jobs`', hint, path: [], at: 'key' });
  } else if (!isPartlyBroken(['jobs']) && Object.keys(jobs).length === 0) {
    report({ code: 'CONFIG_NO_JOBS', message: '`jobs` is empty: nothing will ever fire', path: ['jobs'], at: 'key' });
  }
};
