/**
 * The rows of what is no mistake of the format but rarely meant. `rule` is the name by which a file switches it, under `lint` and in
 * `# volnux-ignore`: the code in small letters without its prefix.
 */
export const LINT_DIAGNOSTICS = {
  LINT_DST_SURPRISE: {
    severity: 'warning',
    rule: 'dst-surprise',
    meaning:
      'On a day of the next two years on which the clocks change, a job that fires a few times a day fires more or less often than on other days.',
    hint: null,
  },
  LINT_DAY_AND_WEEKDAY: {
    severity: 'warning',
    rule: 'day-and-weekday',
    meaning: 'A crontab expression restricts both the day of the month and the day of the week: a day matches when either does.',
    hint: null,
  },
  LINT_UNEVEN_STEP: {
    severity: 'warning',
    rule: 'uneven-step',
    meaning: 'A step of a cron field does not divide it evenly: cron begins anew with every hour, day, month or year.',
    hint: null,
  },
  LINT_NUMERIC_WEEKDAY: {
    severity: 'warning',
    rule: 'numeric-weekday',
    meaning: 'A number in `day_of_week`: there 0 is Monday (APScheduler), in a crontab expression it is Sunday.',
    hint: null,
  },
  LINT_INTERVAL_BELOW_TIMEOUT: {
    severity: 'warning',
    rule: 'interval-below-timeout',
    meaning:
      'A job fires again before the time limits set for it, its pipeline or its steps have passed: a run that takes that long has fire times skipped. (A limit from `defaults` is a safety net and says nothing about a job.)',
    hint: null,
  },
  LINT_NO_TIMEOUT: {
    severity: 'warning',
    rule: 'no-timeout',
    meaning: 'A step has no time limit: one that hangs holds its job for ever. `timeout: null` says that this is meant.',
    hint: 'set `timeout` there or in `defaults`; `timeout: null` says that no limit is meant',
  },
  LINT_UNLIMITED_BACKLOG: {
    severity: 'warning',
    rule: 'unlimited-backlog',
    meaning: 'Every fire time that was not in time is made up for, however late and however many they are.',
    hint: 'set `coalesce: true` to run the latest only, or a `misfire_grace_time`',
  },
  LINT_LONG_RETRY: {
    severity: 'warning',
    rule: 'long-retry',
    meaning:
      'The attempts of a `retry` may begin after the job fires again: until then fire times are skipped, or the run is not tried again.',
    hint: 'shorten `delay` or `backoff`, set `max_delay`, or make `attempts` fewer',
  },
  LINT_CROWDED_MINUTE: {
    severity: 'warning',
    rule: 'crowded-minute',
    meaning: 'More than 20 jobs are due in one minute of the coming day.',
    hint: 'spread them with a slot, as in `H 2 * * *`, or with `jitter: 10m`',
  },
  LINT_UNREACHABLE_HOOK: {
    severity: 'warning',
    rule: 'unreachable-hook',
    meaning: 'A hook of a job or a pipeline waits for an event that is about no job.',
    hint: 'move it to the `hooks` of the file',
  },
  LINT_UNREACHABLE_STEP: {
    severity: 'warning',
    rule: 'unreachable-step',
    meaning: 'A step can never start: it has `if: failure`, and no step before it can fail.',
    hint: 'let it `needs` the steps whose failure it is for, or move it to `finally`',
  },
  LINT_UNUSED_PIPELINE: {
    severity: 'warning',
    rule: 'unused-pipeline',
    meaning: 'No job names a pipeline.',
    hint: 'take it out, or name it as the `pipeline` of a job',
  },
  LINT_WITHOUT_EFFECT: {
    severity: 'warning',
    rule: 'without-effect',
    meaning:
      'A setting cannot do anything: one of commands beside a `module`, `shell` beside a `run` that is a list, `isolation` beside `run`, a `timeout` above the `run_timeout` of the same run, a `fail_on: {}` that takes nothing back, a `{{` that is not closed, a variable with a blank in its name.',
    hint: null,
  },
  LINT_UNDECLARED_OUTPUTS: {
    severity: 'warning',
    rule: 'undeclared-outputs',
    meaning: 'A command uses `$VOLNUX_OUTPUT`, and its step has no `outputs`: there is no file to write to.',
    hint: 'name what it writes in `outputs`, as in `outputs: [rows]`',
  },
  LINT_CLEAR_SECRET: {
    severity: 'warning',
    rule: 'clear-secret',
    meaning:
      'A secret stands in the file: the value of a name that ends in `_TOKEN`, `_SECRET`, `_PASSWORD` or `_KEY`, or the password of a URL.',
    hint: null,
  },
  LINT_PAST_DATE: {
    severity: 'warning',
    rule: 'past-date',
    meaning: 'A trigger, or a part of one, has no fire time left: its date, its end or its last year is past.',
    hint: 'take it out, or give it a new date',
  },
  LINT_LONG_SHUTDOWN_GRACE: {
    severity: 'warning',
    rule: 'long-shutdown-grace',
    meaning: 'Runs are given more time to end than the 30 seconds that a container has before it is killed.',
    hint: 'raise the limit of the container (`terminationGracePeriodSeconds`, `stop_grace_period`) above it, and say so behind `# volnux-ignore long-shutdown-grace`',
  },
  LINT_UNKNOWN_IGNORE: {
    severity: 'warning',
    rule: 'unknown-ignore',
    meaning: 'A `# volnux-ignore` comment names something that is no rule, or nothing.',
    hint: null,
  },
  LINT_UNUSED_IGNORE: {
    severity: 'warning',
    rule: 'unused-ignore',
    meaning: 'A `# volnux-ignore` comment names a rule that finds nothing there.',
    hint: 'take it out; it is for its own line, or alone on a line for the next one',
  },
} as const;
