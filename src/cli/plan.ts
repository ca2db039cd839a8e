import { choice } from './arguments/choice.ts';
import { EXIT, type Command } from './command.ts';
import { CONFIG_OPTION, CONFIG_USAGE, configPaths, loadSchedule } from './load-schedule.ts';
import { paintFor } from './print/paint-for.ts';
import { findActual } from './plan/find-actual.ts';
import { planJson } from './plan/plan-json.ts';
import { planMarkdown } from './plan/plan-markdown.ts';
import { reportPlan, type PlanReport } from './plan/plan-report.ts';
import { planText } from './plan/plan-text.ts';
import type { Paint } from '../config/diagnostic/render-pretty.ts';
import { readArguments } from './arguments/read-arguments.ts';

/** How a plan may be written. */
export const PLAN_FORMATS = ['text', 'json', 'markdown'] as const;

export const plan: Command = {
  usage: `
Usage: volnux plan [-c PATH]… [--against FILE|git:REF|generation:N] [--format text|json|markdown] [--exit-code]

Shows what applying the schedule would change, job by job: each field with its old and its new value and when that
applies, the next fire times before and after, runs in flight and what becomes of them, jobs that look like one
under another id, and whether a runner at work would refuse it, for it removes most jobs. docs/edits.md has the
rules.

  ${CONFIG_USAGE}
  --against WHAT      another schedule (file or directory), the same one at a git ref (git:main), or a generation
                      that was applied (generation:3); default: what the runner that is going has in force, else
                      what one last applied
  --format FORMAT     text (default); markdown, for the comment on a pull request; or json: {"title", "summary",
                      "unchanged", "refused", "jobs": [{"job", "changes", "from", "paused", "anchored", "fields":
                      [{"path", "before", "after", "applies"}], "next_fire_time": {"before", "after"},
                      "runs_in_flight": [{"run", "fire_time", "becomes"}]}], "proposed_moves": [{"job",
                      "moved_from"}], "drift"}
  --exit-code         exit with 1 when there are changes`,

  async run(args, terminal) {
    const { values } = readArguments('plan', {
      args,
      options: { ...CONFIG_OPTION, against: { type: 'string' }, format: { type: 'string' }, 'exit-code': { type: 'boolean' } },
    });
    const format = choice('format', values.format, PLAN_FORMATS);
    const paths = configPaths(values.config, terminal);
    const config = await loadSchedule(paths, terminal);
    if (typeof config === 'number') return config;
    const found = await findActual(values.against, paths, config, terminal);
    if (typeof found === 'number') return found;

    const report = reportPlan({ ...found, config, now: Date.now() });
    terminal.stdout.write(writePlan(report, format, paintFor(terminal.stdout, terminal.env)));
    return values['exit-code'] && report.jobs.length > 0 ? EXIT.no : EXIT.ok;
  },
};

/** The plan in one of its formats. */
export function writePlan(report: PlanReport, format: (typeof PLAN_FORMATS)[number], paint: Paint): string {
  switch (format) {
    case 'text':
      return planText(report, paint);
    case 'markdown':
      return planMarkdown(report);
    case 'json':
      return planJson(report);
  }
}
