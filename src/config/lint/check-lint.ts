import type { RuleContext } from '../rules/rule.ts';
import { lintJobs } from './lint-jobs.ts';
import { lintLevel, type LintName } from './lint-level.ts';
import type { LintRule } from './lint-rule.ts';
import { GLOBAL, LOCAL, MOMENTARY } from './lint-rules.ts';

/**
 * Runs the lint rules; what they find goes to the context's `report`.
 *
 * @param isAsked all rules that the file does not switch off. Otherwise only those that it makes errors, and of these none that
 *   depends on the present moment: a file that is good today must be so tomorrow for whoever runs it.
 */
export function checkLint(context: RuleContext, isAsked: boolean): void {
  const isOn = (name: LintName): boolean => {
    const level = lintLevel(name, context.written.lint);
    return isAsked ? level !== 'off' : level === 'error' && !MOMENTARY.has(name);
  };
  const rules = [LOCAL, GLOBAL].flatMap((list) =>
    (Object.entries(list) as [LintName, LintRule][]).filter(([name]) => isOn(name)),
  );
  if (rules.length === 0) return;
  const jobs = lintJobs(context);
  for (const [, rule] of rules) rule({ ...context, jobs });
}
