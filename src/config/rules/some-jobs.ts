import type { Rule } from './rule.ts';

/** A schedule without jobs is allowed (all of them may be removed on purpose) but worth a word. */
export const someJobs: Rule = ({ written, isPartlyBroken, report }) => {
  if (written.jobs === undefined || isPartlyBroken(['jobs']) || Object.keys(written.jobs).length > 0) return;
  report({ code: 'CONFIG_NO_JOBS', message: '`jobs` is empty: nothing will ever fire', path: ['jobs'], at: 'key' });
};
