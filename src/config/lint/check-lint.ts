import type { RuleContext } from '../rules/rule.ts';
import { lintJobs } from './lint-jobs.ts';
import { lintLevel, type LintName } from './lint-level.ts';
import type { LintContext, LintJob, LintRule } from './lint-rule.ts';
import { MOMENTARY, type Rules } from './lint-rules.ts';

/**
 * Runs those lint rules that are on; what they find goes to the context's `report`.
 *
 * @param isAsked all rules that the file does not switch off. Otherwise only those that it makes errors, and of these none that
 *   depends on the present moment: a file that is good today must be so tomorrow for whoever runs it.
 */
export function checkLint(lists: readonly Rules[], context: RuleContext, isAsked: boolean): void {
  const isOn = (name: LintName): boolean => {
    const level = lintLevel(name, context.written.lint);
    return isAsked ? level !== 'off' : level === 'error' && !MOMENTARY.has(name);
  };
  let jobs: readonly LintJob[] | null = null;
  const lint: LintContext = {
    ...context,
    // Reading the triggers of all jobs takes a while, and not every rule looks at them.
    get jobs() {
      return (jobs ??= lintJobs(context));
    },
  };
  for (const list of lists) for (const [name, rule] of Object.entries(list) as [LintName, LintRule][]) if (isOn(name)) rule(lint);
}
