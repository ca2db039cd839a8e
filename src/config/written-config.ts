// Generated from schema/schedule.schema.json by `npm run generate`: what a person may write into a schedule.

/**
 * Several due fire times become one run, of the latest.
 */
export type WrittenCoalesce = boolean;
/**
 * How many runs of the job may go on at the same time.
 */
export type WrittenMaxInstances = number;
/**
 * When `max_instances` runs are going: `skip` the new one, `queue` one to wait, or `replace` the oldest.
 */
export type WrittenOverlap = 'skip' | 'queue' | 'replace';
/**
 * Of the fire times that became due while nobody looked (the runner was down, the machine asleep), so many of the latest go through `misfire_grace_time` and `coalesce` one by one; those before them are missed, in one record that stands for all.
 */
export type WrittenCatchUpLimit = number;
/**
 * How long the steps under `finally` may take, all together, once the run is cancelled; 0: none of them starts then. Job wins over pipeline, that over `defaults`.
 */
export type WrittenFinallyGrace = string | number;
/**
 * How long a run may take as a whole, its attempts and the waits between them included; null: no limit. Beyond it its steps are ended, those under `finally` have `finally_grace`, and it is a `timeout`. `timeout` limits each attempt of a step. Job wins over pipeline, that over `defaults`. Default: no limit.
 */
export type WrittenRunTimeout = string | number | null;
/**
 * A run that a crash of the runner interrupted is run again, once, at the next start: from its first step, with a run id of its own, for the fire time that it was. One whose steps were lost because the process that runs them died begins again at once, as another attempt of the same run, when no `retry` is left for it. For steps that may be done twice.
 */
export type WrittenRerunInterrupted = boolean;
/**
 * What becomes of runs in flight when the job is removed, or an edit changes what it runs (its pipeline, its params): `keep` lets them end under the definition they began with, `cancel` ends them. An edit of anything else leaves them alone.
 */
export type WrittenOnChange = 'keep' | 'cancel';
/**
 * What cron does when the clocks change. `vixie`: fixed times fire once a day on every day, wildcards follow real time. `wallclock`: as the clock on the wall shows (skip the gap, both in the fold). In `defaults`: that of every trigger that does not say otherwise.
 */
export type WrittenDst =
  | ('vixie' | 'wallclock')
  | {
      /**
       * A time that does not exist: at the next instant that does, not at all, or later by the length of the gap.
       */
      gap: 'next' | 'skip' | 'shift';
      /**
       * A time that comes twice: at the first, the second, or both.
       */
      fold: 'first' | 'second' | 'both';
    };
/**
 * What runs commands that are a text: a program, which is given `-c` and the text, or a list, to which the text is added. A list `run` needs none, and hooks have `/bin/sh`. Step wins over job, pipeline and defaults. Default: `/bin/sh`.
 */
export type WrittenShell = string | string[];
/**
 * Where steps run: a directory, relative to this file. Modules in a thread are told it as `context.cwd`. Step wins over job, pipeline and defaults. Default: the folder of the schedule file.
 */
export type WrittenCwd = string;
/**
 * What a command and all it has started are sent when they are to end, at the timeout or when the run is cancelled; `kill_grace` later it is SIGKILL. Step wins over job, pipeline and defaults. Default: SIGTERM.
 */
export type WrittenStopSignal = 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'SIGQUIT' | 'SIGUSR1' | 'SIGUSR2' | 'SIGKILL';
/**
 * The exit codes of a command that count as success. Step wins over job, pipeline and defaults. Default: `[0]`.
 *
 * @minItems 1
 */
export type WrittenSuccessCodes = number[];
/**
 * Where a module runs: in a `thread` of the process that runs all steps (cheap), or in a `process` of its own, for native or hostile code: a crash of it, or its memory, is that step's alone. A thread may be kept for the next run of the same step, for a minute at most: what the module holds outside of its function is still there then. A process is a fresh one each time. Step wins over job, pipeline and defaults. Default: `thread`.
 */
export type WrittenIsolation = 'thread' | 'process';
/**
 * Which variables of the runner's own environment, the env files and `secrets` are passed on: names, beginnings like `AWS_*`, or `*` for all. A few always are: PATH, HOME, USER, LOGNAME, SHELL, LANG, LANGUAGE, LC_*, TZ, TMPDIR, TERM. What `env` says is passed on anyway. Settings further inside replace it: defaults, pipeline, job, step or hook. Default: that of `defaults`, else `["*"]`.
 */
export type WrittenPassEnv = string[];
/**
 * Name of an event.
 */
export type WrittenEventName =
  | 'scheduler_started'
  | 'scheduler_shutdown'
  | 'scheduler_paused'
  | 'scheduler_resumed'
  | 'job_added'
  | 'job_removed'
  | 'job_modified'
  | 'job_executed'
  | 'job_error'
  | 'job_missed'
  | 'job_waiting'
  | 'job_submitted'
  | 'job_max_instances'
  | 'job_coalesced'
  | 'job_cancelled'
  | 'job_paused'
  | 'job_resumed'
  | 'config_applied'
  | 'config_rejected'
  | 'job_retry'
  | 'step_error'
  | 'hook_error'
  | 'clock_jumped'
  | 'loop_stalled'
  | 'store_error'
  | 'store_recovered'
  | 'job_late'
  | 'job_overdue';
/**
 * A command: a string runs in the shell, a list of strings is a program and its arguments without a shell. Nothing in it is replaced: `${NAME}` in a string is the shell's, in a list it is text.
 */
export type WrittenRun = string | string[];
/**
 * A JavaScript or TypeScript module, relative to this file, with `#name` for a named export. Default export: the default one, else `run`.
 */
export type WrittenModule = string;
/**
 * What to do on events. Hooks of the file see every job, those of a pipeline or job only theirs.
 */
export type WrittenHooks = WrittenHook[];
/**
 * A param of a pipeline. A value alone is its default, and sets its type: text, number, or true and false.
 */
export type WrittenParam =
  | {
      /**
       * What it is for, for people to read. Default: none.
       */
      description?: string;
      /**
       * What its values are. A text that reads like a number, or true or false, counts as one where that is declared; a number never counts as a text. Default: that of `default`, else of all of `enum`, else `string`.
       */
      type?: 'string' | 'integer' | 'number' | 'boolean';
      /**
       * Its value in jobs that set none. Default: none; the variable is empty then, and the value in modules `null`.
       */
      default?: string | number | boolean;
      /**
       * The values it may have. Default: any of its type.
       *
       * @minItems 1
       */
      enum?: WrittenParamValue[];
      /**
       * Every job must set it; it has no `default` then.
       */
      required?: boolean;
    }
  | (string | number | boolean);
/**
 * A text, a number, or true or false.
 */
export type WrittenParamValue = string | number | boolean;
/**
 * A text for the command's standard input. Only beside `run`. Default: none, it is empty.
 */
export type WrittenStdin = string;
/**
 * Letters, digits, `_`, `-` and `.`, beginning with a letter, a digit or `_`; at most 100 characters.
 */
export type WrittenId = string;
/**
 * The steps. Each one starts when the one above has succeeded, unless `needs` or `if` says otherwise.
 *
 * @minItems 1
 */
export type WrittenSteps = WrittenStep[];
/**
 * Steps that end a run, or an attempt of it: one after the other, whatever became of the steps before and of each other, also once the run is cancelled or a time limit is over. `if: success` or `failure` starts one only after a run that went so. They see what became of it as `VOLNUX_OUTCOME` and `VOLNUX_REASON`. One that fails fails the run.
 */
export type WrittenFinally = WrittenStep[];
/**
 * How many steps of a run may be going at the same time; one that waits for its next attempt is not. The job wins over its pipeline. Default: any number.
 */
export type WrittenMaxParallel = number;
/**
 * How a run ended.
 */
export type WrittenRunEnd = 'success' | 'failure' | 'timeout' | 'cancelled';
/**
 * So many of the latest runs of a job are kept, with what did not run since; null: no such limit. Default: that of `runner.history`.
 */
export type WrittenKeepRuns = number | null;

/**
 * A volnux schedule: pipelines of steps, and the jobs that run them on triggers.
 */
export interface WrittenConfig {
  /**
   * Version of the file format.
   */
  version?: 1;
  /**
   * Default time zone of triggers: an IANA name, or UTC.
   */
  timezone?: string;
  /**
   * More files of the schedule, relative to this one: names, or patterns with `*`, `?`, `**` and `{a,b}`. They may hold jobs, pipelines and hooks; whatever is relative in them is so to the folder of this file.
   */
  include?: string | string[];
  /**
   * One or more dotenv files, relative to this file; later ones win. The process environment wins over all of them. A name that ends in `?` need not be there.
   */
  env_file?: string | string[];
  env?: WrittenEnv;
  /**
   * Secrets by name. Each one can be used as `${NAME}`, is in the environment of steps and hooks that `pass_env` does not keep it from, and is masked as `***` wherever volnux writes. It wins over a variable of the same name.
   */
  secrets?: {
    [k: string]: WrittenSecret;
  };
  runner?: WrittenRunner;
  concurrency?: WrittenConcurrencyLimits;
  defaults?: WrittenDefaults;
  hooks?: WrittenHooks;
  lint?: WrittenLint;
  /**
   * Pipelines by name: what runs. A job names one with `pipeline`.
   */
  pipelines?: {
    [k: string]: WrittenPipeline;
  };
  /**
   * Jobs by id: what runs, when, and under which policy. Default: those of the files that are included; a schedule needs some.
   */
  jobs?: {
    [k: string]: WrittenJob;
  };
}
/**
 * Environment variables. Settings further inside win: file, pipeline, job, step. Numbers are taken as written.
 */
export interface WrittenEnv {
  [k: string]: string | number | boolean;
}
/**
 * Where a secret comes from: a variable or a file.
 */
export interface WrittenSecret {
  /**
   * Name of a variable of the process environment, else of the env files.
   */
  env?: string;
  /**
   * A text file, relative to this file, at most 64 KiB long; a line end at its end is dropped. It is watched: a new content is an edit of the schedule.
   */
  file?: string;
}
/**
 * Settings of the daemon itself.
 */
export interface WrittenRunner {
  /**
   * Directory of the embedded store, relative to this file; `:memory:` keeps nothing over a restart.
   */
  state?: string;
  /**
   * How many runs of all jobs may go on at the same time. The others wait: the one that is due longest goes first.
   */
  max_concurrent_runs?: number;
  /**
   * How long running runs may go on after the first SIGTERM: a duration, or a number of seconds.
   */
  shutdown_grace?: string | number;
  /**
   * What a fire time and an outcome wait for before they count. `full`: until they are on disk, so that a loss of power doubles and loses nothing. `normal`: until the system has them; the end of the process loses nothing still, a loss of power or a crash of the system the last seconds, whose fire times may run twice. Takes effect at the next start.
   */
  durability?: 'full' | 'normal';
  /**
   * What becomes of fire times that cannot be recorded (the disk is full, the database damaged). `buffer`: they do not run, because a crash could run them twice. `keep_running`: they run, and are recorded later; a crash before that runs them twice or forgets them. `stop`: as `buffer`, and the runner drains and ends with exit code 2. The outcomes of runs that had begun are kept in memory each time, and recorded as soon as the store works. The events `store_error` and `store_recovered` tell of it.
   */
  on_store_error?: 'buffer' | 'keep_running' | 'stop';
  /**
   * How edits are noticed. `auto`: the file system tells of them, and besides the files are read every 5 seconds. `poll`: they are read every second, and nothing else; for file systems that tell of nothing, as over a network.
   */
  watch?: 'auto' | 'poll';
  /**
   * Whether an edit may remove all jobs, or more than half of four and more. Without it such an edit is refused, and what ran before runs on; `volnux reload --force` lets one through. Jobs that are renamed with `moved_from` are not removed.
   */
  allow_mass_removal?: boolean;
  /**
   * Whether a start with a schedule that has mistakes runs the last one that had none, as it is kept in the state directory, until the mistakes are mended. What counts is this setting as it was kept. Without it such a start ends with exit code 2.
   */
  start_from_snapshot?: boolean;
  /**
   * How much is kept of what became of fire times. Whatever is beyond one of the limits is pruned in the background; `keep_runs` and `keep_for` hold for each job, which may have a `history` of its own. The last run of a job stays, and what still goes on.
   */
  history?: {
    /**
     * So many of the latest runs of each job are kept, with what did not run since; null: no such limit.
     */
    keep_runs?: number | null;
    /**
     * A record is kept for so long after its run has ended, or was decided against: a duration, a number of seconds, or null for no such limit. So are those of jobs that are gone.
     */
    keep_for?: string | number | null;
    /**
     * What all records together may take of the database: a number of bytes, or a text like `500MB` or `2GiB`; the oldest go first. The file itself does not become smaller: `volnux state vacuum` does that. Default: no limit.
     */
    max_size?: string | number | null;
  };
}
/**
 * How many runs may go on at the same time of all jobs that name the limit as their `concurrency`. The others wait, the one that is due longest first.
 */
export interface WrittenConcurrencyLimits {
  /**
   * Runs at the same time.
   */
  [k: string]: number;
}
/**
 * Policy for every job that does not say otherwise.
 */
export interface WrittenDefaults {
  /**
   * A fire time seen later than this is missed: a duration, a number of seconds, or null for never too late.
   */
  misfire_grace_time?: string | number | null;
  coalesce?: WrittenCoalesce;
  max_instances?: WrittenMaxInstances;
  overlap?: WrittenOverlap;
  catch_up_limit?: WrittenCatchUpLimit;
  finally_grace?: WrittenFinallyGrace;
  run_timeout?: WrittenRunTimeout;
  rerun_interrupted?: WrittenRerunInterrupted;
  on_change?: WrittenOnChange;
  output?: WrittenOutput;
  dst?: WrittenDst;
  /**
   * Limit of each attempt of a step (not of the whole run): a duration, a number of seconds, or null for none. Step wins over job, pipeline and defaults.
   */
  timeout?: string | number | null;
  /**
   * From SIGTERM to SIGKILL when a step is ended: a duration, or a number of seconds. Step wins over job, pipeline and defaults.
   */
  kill_grace?: string | number;
  shell?: WrittenShell;
  cwd?: WrittenCwd;
  stop_signal?: WrittenStopSignal;
  success_codes?: WrittenSuccessCodes;
  fail_on?: WrittenFailOn;
  isolation?: WrittenIsolation;
  pass_env?: WrittenPassEnv;
}
/**
 * What is kept of what steps write, for `volnux logs`.
 */
export interface WrittenOutput {
  /**
   * How many bytes of output the state directory keeps of each run, at most 16 MiB: of more than that the first and the last half, and how much was left out between them. 0 keeps none. The log of `volnux run` has all of it.
   */
  max_bytes?: number;
}
/**
 * What a step may write and yet not have succeeded. Looked at when it has ended; a step that fails by itself says that instead. Step wins over job, pipeline and defaults, as a whole. Default: nothing.
 */
export interface WrittenFailOn {
  /**
   * Whether the step fails when it writes to standard error.
   */
  stderr?: boolean;
  /**
   * A regular expression of JavaScript (with the flag `u`). The step fails when a line of its output matches it, on standard output or standard error. Lines are looked at before secrets are masked; of one longer than 64 KiB each such piece. Default: none.
   */
  pattern?: string;
}
/**
 * Who is told of events: a command or module, as JSON on standard input and in `VOLNUX_*` variables; or a web server.
 */
export interface WrittenHook {
  /**
   * The event or events to be told of.
   */
  on:
    | (
        | 'scheduler_started'
        | 'scheduler_shutdown'
        | 'scheduler_paused'
        | 'scheduler_resumed'
        | 'job_added'
        | 'job_removed'
        | 'job_modified'
        | 'job_executed'
        | 'job_error'
        | 'job_missed'
        | 'job_waiting'
        | 'job_submitted'
        | 'job_max_instances'
        | 'job_coalesced'
        | 'job_cancelled'
        | 'job_paused'
        | 'job_resumed'
        | 'config_applied'
        | 'config_rejected'
        | 'job_retry'
        | 'step_error'
        | 'hook_error'
        | 'clock_jumped'
        | 'loop_stalled'
        | 'store_error'
        | 'store_recovered'
        | 'job_late'
        | 'job_overdue'
      )
    | WrittenEventName[];
  run?: WrittenRun;
  module?: WrittenModule;
  with?: WrittenWith;
  webhook?: WrittenWebhook;
  /**
   * So many calls in any stretch of this length, `1 per 10m`; what is held back is counted and told with the next one. A hook of the file counts the events of all jobs together. Default: no limit.
   */
  at_most?: string;
  env?: WrittenEnv;
  pass_env?: WrittenPassEnv;
  /**
   * Limit of one call, of a webhook: of each try: a duration, or a number of seconds.
   */
  timeout?: string | number;
}
/**
 * Arguments of the module, handed to it as `context.with`. Only beside `module`.
 */
export interface WrittenWith {
  [k: string]: unknown;
}
/**
 * A request to a web server. Any answer from 200 to 299 is good; redirects are not followed.
 */
export interface WrittenWebhook {
  /**
   * Where to; `http` or `https`. Logs show its origin alone.
   */
  url: string;
  /**
   * How it is sent.
   */
  method?: 'POST' | 'PUT' | 'PATCH';
  /**
   * Headers of the request, over those that volnux sets.
   */
  headers?: {
    [k: string]: string;
  };
  /**
   * What is sent in place of the event: a map or list as JSON, or text. `{{job}}`, `{{reason}}` and the like stand for fields of the event; a value that is nothing else takes the field as it is, `{{payload}}` all of it. Default: what `format` says.
   */
  body?:
    | {
        [k: string]: unknown;
      }
    | unknown[]
    | string;
  /**
   * What is sent where there is no `body`: the event as JSON, or a message as Slack, Mattermost and others take it. Default: `slack` for hooks.slack.com, else `json`.
   */
  format?: 'json' | 'slack';
  /**
   * Signs the body: header `X-Volnux-Signature: sha256=…`, the HMAC-SHA256 of the time in `X-Volnux-Timestamp` (Unix seconds), a dot, and the body. Default: no signature.
   */
  secret?: string;
  retry?: WrittenWebhookRetry;
}
/**
 * When the server cannot be reached, takes too long, or answers 408, 425, 429 or 500 and above, it is tried again. Default: three times, after 2, 4 and 8 seconds.
 */
export interface WrittenWebhookRetry {
  /**
   * How often it is tried, the first time included.
   */
  attempts?: number;
  /**
   * From the end of the first try to the second one; each further delay is twice the one before, 5 minutes at most. A server that answers with `Retry-After` is left alone for so long, where that is more: an hour at most.
   */
  delay?: string | number;
}
/**
 * What becomes of what lint finds, by rule: `off`, `warn` or `error`. `volnux validate` tells of warnings, with `--strict` it fails on them; an error makes the file invalid. `# volnux-ignore RULE` on a line, or alone above it, is for that line.
 */
export interface WrittenLint {
  /**
   * A trigger, or a part of one, is well-formed and yet has no fire time at all. (A `date` in the past is no such mistake.)
   */
  'never-fires'?: 'off' | 'warn' | 'error';
  /**
   * On a day of the next two years on which the clocks change, a job that fires a few times a day fires more or less often than on other days.
   */
  'dst-surprise'?: 'off' | 'warn' | 'error';
  /**
   * A crontab expression restricts both the day of the month and the day of the week: a day matches when either does.
   */
  'day-and-weekday'?: 'off' | 'warn' | 'error';
  /**
   * A step of a cron field does not divide it evenly: cron begins anew with every hour, day, month or year.
   */
  'uneven-step'?: 'off' | 'warn' | 'error';
  /**
   * A number in `day_of_week`: there 0 is Monday (APScheduler), in a crontab expression it is Sunday.
   */
  'numeric-weekday'?: 'off' | 'warn' | 'error';
  /**
   * A job fires again before the time limits set for it, its pipeline or its steps have passed: a run that takes that long has fire times skipped. (A limit from `defaults` is a safety net and says nothing about a job.)
   */
  'interval-below-timeout'?: 'off' | 'warn' | 'error';
  /**
   * A step has no time limit: one that hangs holds its job for ever. `timeout: null` says that this is meant.
   */
  'no-timeout'?: 'off' | 'warn' | 'error';
  /**
   * Every fire time that was not in time is made up for, however late and however many they are.
   */
  'unlimited-backlog'?: 'off' | 'warn' | 'error';
  /**
   * The attempts of a `retry` may begin after the job fires again: until then fire times are skipped, or the run is not tried again.
   */
  'long-retry'?: 'off' | 'warn' | 'error';
  /**
   * More than 20 jobs are due in one minute of the coming day.
   */
  'crowded-minute'?: 'off' | 'warn' | 'error';
  /**
   * A hook of a job or a pipeline waits for an event that is about no job.
   */
  'unreachable-hook'?: 'off' | 'warn' | 'error';
  /**
   * A step can never start: it has `if: failure`, and no step before it can fail.
   */
  'unreachable-step'?: 'off' | 'warn' | 'error';
  /**
   * No job names a pipeline.
   */
  'unused-pipeline'?: 'off' | 'warn' | 'error';
  /**
   * A setting cannot do anything: one of commands beside a `module`, `shell` beside a `run` that is a list, `isolation` beside `run`, a `timeout` above the `run_timeout` of the same run, a `fail_on: {}` that takes nothing back, a `{{` that is not closed, a variable with a blank in its name.
   */
  'without-effect'?: 'off' | 'warn' | 'error';
  /**
   * A command uses `$VOLNUX_OUTPUT`, and its step has no `outputs`: there is no file to write to.
   */
  'undeclared-outputs'?: 'off' | 'warn' | 'error';
  /**
   * A secret stands in the file: the value of a name that ends in `_TOKEN`, `_SECRET`, `_PASSWORD` or `_KEY`, or the password of a URL.
   */
  'clear-secret'?: 'off' | 'warn' | 'error';
  /**
   * A trigger, or a part of one, has no fire time left: its date, its end or its last year is past.
   */
  'past-date'?: 'off' | 'warn' | 'error';
  /**
   * Runs are given more time to end than the 30 seconds that a container has before it is killed.
   */
  'long-shutdown-grace'?: 'off' | 'warn' | 'error';
  /**
   * A `# volnux-ignore` comment names something that is no rule, or nothing.
   */
  'unknown-ignore'?: 'off' | 'warn' | 'error';
  /**
   * A `# volnux-ignore` comment names a rule that finds nothing there.
   */
  'unused-ignore'?: 'off' | 'warn' | 'error';
}
/**
 * A named graph of steps: what runs.
 */
export interface WrittenPipeline {
  /**
   * What it is for, for people to read. Default: none.
   */
  description?: string;
  params?: WrittenParams;
  env?: WrittenEnv;
  pass_env?: WrittenPassEnv;
  hooks?: WrittenHooks;
  steps: WrittenSteps;
  finally?: WrittenFinally;
  max_parallel?: WrittenMaxParallel;
  finally_grace?: WrittenFinallyGrace;
  run_timeout?: WrittenRunTimeout;
  /**
   * Limit of each attempt of a step (not of the whole run): a duration, a number of seconds, or null for none. Step and job win over it. Default: that of `defaults`.
   */
  timeout?: string | number | null;
  /**
   * From SIGTERM to SIGKILL when a step is ended: a duration, or a number of seconds. Step and job win over it. Default: that of `defaults`.
   */
  kill_grace?: string | number;
  shell?: WrittenShell;
  cwd?: WrittenCwd;
  stop_signal?: WrittenStopSignal;
  success_codes?: WrittenSuccessCodes;
  fail_on?: WrittenFailOn;
  isolation?: WrittenIsolation;
}
/**
 * What a job can set with `with`, by name. Steps see each as `VOLNUX_PARAM_` and its name in capitals, `-` and `.` as `_`; modules see all as `context.params`.
 */
export interface WrittenParams {
  [k: string]: WrittenParam;
}
/**
 * One command or module function inside a pipeline.
 */
export interface WrittenStep {
  /**
   * Letters, digits, `_`, `-` and `.`, beginning with a letter, a digit or `_`; at most 100 characters.
   */
  id?: string;
  run?: WrittenRun;
  stdin?: WrittenStdin;
  module?: WrittenModule;
  with?: WrittenWith;
  /**
   * Steps that come before this one: it starts when all of them have ended, if `if` lets it. Default: the step above; `[]` starts at once.
   */
  needs?: string[];
  /**
   * After what it starts: `success` if no step before it, near or far, has failed, `failure` if one has, `always` in any case. Under `finally` that is about all the steps of the run. Default: success; under `finally`, always.
   */
  if?: 'success' | 'failure' | 'always';
  /**
   * Should it fail, the run goes on as if it had not; the event `step_error` tells of it.
   */
  continue_on_error?: boolean;
  retry?: WrittenRetry;
  /**
   * Names of the values that it hands on. A command writes lines `NAME=VALUE` to the file `$VOLNUX_OUTPUT` (`NAME<<END`, lines and `END` for a value of several lines), a module returns an object. The steps after it see each as `VOLNUX_OUTPUT_`, the id of the step, `_` and the name, in capitals, `-` and `.` as `_`; modules as `context.outputs`. A step that succeeds without one of them fails. At most 64 KiB together.
   */
  outputs?: WrittenId[];
  env?: WrittenEnv;
  pass_env?: WrittenPassEnv;
  /**
   * Limit of each attempt of the step: a duration, a number of seconds, or null for none. Default: that of the job, pipeline or defaults.
   */
  timeout?: string | number | null;
  /**
   * From SIGTERM to SIGKILL when the step is ended: a duration, or a number of seconds. Default: that of the job, pipeline or defaults.
   */
  kill_grace?: string | number;
  shell?: WrittenShell;
  cwd?: WrittenCwd;
  stop_signal?: WrittenStopSignal;
  success_codes?: WrittenSuccessCodes;
  fail_on?: WrittenFailOn;
  isolation?: WrittenIsolation;
}
/**
 * How often, and when, what failed is tried again: the step, or the whole run. Default: it is not.
 */
export interface WrittenRetry {
  /**
   * How often it is tried, the first time included.
   */
  attempts: number;
  /**
   * From the end of the first attempt to the second one: a duration, or a number of seconds.
   */
  delay?: string | number;
  /**
   * Each further delay is so many times the one before.
   */
  backoff?: number;
  /**
   * No delay is longer: a duration, a number of seconds, or null for no such limit.
   */
  max_delay?: string | number | null;
  /**
   * Each delay is made longer or shorter by chance, by this part of it at most, so that what failed together is not tried again together.
   */
  jitter?: number;
  /**
   * Only a command that exits with one of these is tried again. Default: whatever fails, a time limit included.
   *
   * @minItems 1
   */
  on?: number[];
}
/**
 * A pipeline bound to a trigger plus its policy.
 */
export interface WrittenJob {
  /**
   * What it is for, for people to read. Default: none.
   */
  description?: string;
  /**
   * Letters, digits, `_`, `-` and `.`, beginning with a letter, a digit or `_`; at most 100 characters.
   */
  moved_from?: string;
  /**
   * Name of the pipeline to run.
   */
  pipeline?: string;
  steps?: WrittenSteps;
  finally?: WrittenFinally;
  max_parallel?: WrittenMaxParallel;
  finally_grace?: WrittenFinallyGrace;
  run_timeout?: WrittenRunTimeout;
  run?: WrittenRun;
  stdin?: WrittenStdin;
  module?: WrittenModule;
  /**
   * Values of the `params` of the pipeline; beside `module` its arguments, handed to it as `context.with`. Only beside one of these.
   */
  with?: {
    [k: string]: unknown;
  };
  trigger: WrittenTrigger;
  env?: WrittenEnv;
  pass_env?: WrittenPassEnv;
  hooks?: WrittenHooks;
  max_instances?: WrittenMaxInstances;
  coalesce?: WrittenCoalesce;
  /**
   * A fire time seen later than this is missed: a duration, a number of seconds, or null for never too late. Default: that of `defaults`, else 60s.
   */
  misfire_grace_time?: string | number | null;
  overlap?: WrittenOverlap;
  /**
   * Name of the limit, one of `concurrency` at the top, that the runs of this job and of others count against. What is beyond it waits: the one that is due longest goes first. Default: none.
   */
  concurrency?: string;
  catch_up_limit?: WrittenCatchUpLimit;
  retry?: WrittenRetry1;
  rerun_interrupted?: WrittenRerunInterrupted;
  history?: WrittenHistory;
  on_change?: WrittenOnChange;
  output?: WrittenOutput;
  expect?: WrittenExpect;
  /**
   * The job is known but does not fire.
   */
  paused?: boolean;
  /**
   * Limit of each attempt of a step (not of the whole run): a duration, a number of seconds, or null for none. Step wins over it. Default: that of the pipeline, else of `defaults`.
   */
  timeout?: string | number | null;
  /**
   * From SIGTERM to SIGKILL when a step is ended: a duration, or a number of seconds. Step wins over it. Default: that of the pipeline, else of `defaults`.
   */
  kill_grace?: string | number;
  shell?: WrittenShell;
  cwd?: WrittenCwd;
  stop_signal?: WrittenStopSignal;
  success_codes?: WrittenSuccessCodes;
  fail_on?: WrittenFailOn;
  isolation?: WrittenIsolation;
}
/**
 * When a job fires.
 */
export interface WrittenTrigger {
  /**
   * A crontab expression (5 fields, 6 with seconds first, 7 with a year last too, or an alias like `@daily`), or APScheduler's fields. `H`, `H(a-b)` and `H/n` pick a slot by the id of the job.
   */
  cron?:
    | string
    | {
        /**
         * Four digits.
         */
        year?: string | number;
        /**
         * 1–12, or `jan`–`dec`. Default: `*` above the smallest field that is given, 1 below it.
         */
        month?: string | number;
        /**
         * 1–31, `last`, or `2nd fri`. Default: `*` above the smallest field that is given, 1 below it.
         */
        day?: string | number;
        /**
         * ISO week, 1–53.
         */
        week?: string | number;
        /**
         * `mon`–`sun`, or 0–6 with 0 = Monday.
         */
        day_of_week?: string | number;
        /**
         * 0–23. Default: `*` above the smallest field that is given, 0 below it.
         */
        hour?: string | number;
        /**
         * 0–59. Default: `*` above the smallest field that is given, 0 below it.
         */
        minute?: string | number;
        /**
         * 0–59. Default: 0.
         */
        second?: string | number;
      };
  /**
   * Elapsed time between fire times: a duration, a number of seconds, or its parts.
   */
  interval?:
    | (string | number)
    | {
        /**
         * Weeks.
         */
        weeks?: number;
        /**
         * Days of 24 hours.
         */
        days?: number;
        /**
         * Hours.
         */
        hours?: number;
        /**
         * Minutes.
         */
        minutes?: number;
        /**
         * Seconds.
         */
        seconds?: number;
        /**
         * Milliseconds.
         */
        milliseconds?: number;
      };
  /**
   * So many years, months, weeks and days after each other, together at least a day, always at the same time of day. Counted from the day of `start_date`, else from the day the job is added. A month without that day is left out, as is a day on which the clocks skip that time.
   */
  calendar_interval?: {
    /**
     * Years.
     */
    years?: number;
    /**
     * Months.
     */
    months?: number;
    /**
     * Weeks.
     */
    weeks?: number;
    /**
     * Days of the calendar.
     */
    days?: number;
    /**
     * Hour of the day, 0–23.
     */
    hour?: number;
    /**
     * Minute, 0–59.
     */
    minute?: number;
    /**
     * Second, 0–59.
     */
    second?: number;
  };
  /**
   * One fire time: `2027-12-31` or `2027-12-31T23:59:59`, with `Z` or `±HH:MM` for a fixed instant.
   */
  date?: string;
  /**
   * Triggers of which any one fires the job. An interval among them counts from the last fire time, whichever trigger it came from.
   *
   * @minItems 1
   */
  any?: WrittenTrigger[];
  /**
   * Triggers that must all fire at the same instant.
   *
   * @minItems 1
   */
  all?: WrittenTrigger[];
  /**
   * Fires once when the runner starts, as `@reboot` does. A job that an edit adds waits for the next start.
   */
  startup?: true;
  /**
   * Fires when a run of another job has ended, with the fire time of that run: one run for each.
   */
  after?: {
    /**
     * Letters, digits, `_`, `-` and `.`, beginning with a letter, a digit or `_`; at most 100 characters.
     */
    job: string;
    /**
     * The end or ends of the run that count.
     */
    on?: ('success' | 'failure' | 'timeout' | 'cancelled') | WrittenRunEnd[];
  };
  /**
   * Never fires by itself: the job runs when somebody asks for it (`volnux trigger`, and `volnux exec` without a runner).
   */
  manual?: true;
  /**
   * Time zone of this trigger: an IANA name, or UTC. Default: that beside the `any` or `all` around it, else the file's `timezone`.
   */
  timezone?: string;
  /**
   * No fire time before it; same form as `date`. An interval counts from it. Default: none.
   */
  start_date?: string;
  /**
   * No fire time after it; same form as `date`. For a calendar interval a day without a time is included. Default: none.
   */
  end_date?: string;
  /**
   * Each fire time is delayed by up to this long: a duration, or a number of seconds. Not inside `any` and `all`, but beside them.
   */
  jitter?: string | number;
  dst?: WrittenDst;
}
/**
 * How often, and when, what failed is tried again: the step, or the whole run. Default: it is not.
 */
export interface WrittenRetry1 {
  /**
   * How often it is tried, the first time included.
   */
  attempts: number;
  /**
   * From the end of the first attempt to the second one: a duration, or a number of seconds.
   */
  delay?: string | number;
  /**
   * Each further delay is so many times the one before.
   */
  backoff?: number;
  /**
   * No delay is longer: a duration, a number of seconds, or null for no such limit.
   */
  max_delay?: string | number | null;
  /**
   * Each delay is made longer or shorter by chance, by this part of it at most, so that what failed together is not tried again together.
   */
  jitter?: number;
  /**
   * Only a command that exits with one of these is tried again. Default: whatever fails, a time limit included.
   *
   * @minItems 1
   */
  on?: number[];
}
/**
 * How much is kept of what became of the job's fire times, where that is not as `runner.history` says.
 */
export interface WrittenHistory {
  keep_runs?: WrittenKeepRuns;
  /**
   * A record is kept for so long after its run has ended, or was decided against: a duration, a number of seconds, or null for no such limit. Default: that of `runner.history`, which holds for jobs that are gone, too.
   */
  keep_for?: string | number | null;
}
/**
 * What the job is expected to do; hooks are told when it does not. Default: nothing.
 */
export interface WrittenExpect {
  /**
   * A run that takes longer raises `job_late` while it goes on; nothing is ended. Default: none.
   */
  max_duration?: string | number;
  /**
   * When no run has succeeded for so long, restarts of the runner included, `job_overdue` is raised, and again after as long. Not while the job is paused. Default: none.
   */
  every?: string | number;
}
