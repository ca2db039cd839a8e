import type { Jobs, Plan } from '../plan/plan.ts';

/** Of fewer jobs one or two are more than half, and nobody is surprised. */
const FEW_JOBS = 4;
const NAMED_JOBS = 5;

/**
 * Why a plan is not to be carried out unless somebody says that it is meant: it removes all jobs, or more than half of four or more. A wrong branch, a
 * template that came out empty, a mount that is another looks like that. `null`: it does not. A job that is moved to another id is not removed.
 */
export function massRemoval({ changes }: Plan, before: Jobs, desired: Jobs): string | null {
  const removed = changes.flatMap((change) => (change.kind === 'remove' ? [change.jobId] : []));
  const isEmptied = desired.size === 0 && removed.length > 0;
  const isMost = before.size >= FEW_JOBS && removed.length * 2 > before.size;
  if (!isEmptied && !isMost) return null;
  const named = removed.slice(0, NAMED_JOBS);
  if (removed.length > named.length) named.push(`and ${removed.length - named.length} more`);
  const what = isEmptied ? `all jobs (${named.join(', ')})` : `${removed.length} of ${before.size} jobs (${named.join(', ')})`;
  return `this edit would remove ${what}; to do so run \`volnux reload --force\`, or set \`allow_mass_removal: true\` under \`runner\`; a job that only got another id is kept with \`moved_from\``;
}
