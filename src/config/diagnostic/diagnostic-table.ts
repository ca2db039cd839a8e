import { LINT_DIAGNOSTICS } from './lint-table.ts';

export type Severity = 'error' | 'warning';

/** The rows of what makes a file invalid, or a schedule that nobody can mean. */
const MISTAKES = {
  CONFIG_FILE_NOT_FOUND: {
    severity: 'error',
    meaning: 'The schedule file does not exist.',
    hint: 'give its path with `--config`, or write a first one with `volnux init`',
  },
  CONFIG_FILE_UNREADABLE: { severity: 'error', meaning: 'The schedule file exists but cannot be read.', hint: null },
  CONFIG_EMPTY: {
    severity: 'error',
    meaning: 'The schedule holds nothing but blanks and comments.',
    hint: 'it needs at least `jobs:`; `volnux init` writes a first one',
  },
  CONFIG_BAD_CHARACTER: {
    severity: 'error',
    meaning: 'The file is not UTF-8 text, or holds a character that text cannot hold.',
    hint: null,
  },
  CONFIG_SYNTAX: {
    severity: 'error',
    meaning: 'The file is not well-formed YAML 1.2. Only the first such mistake is reported.',
    hint: null,
  },
  CONFIG_TOO_DEEP: { severity: 'error', meaning: 'Maps and lists are nested deeper than any schedule needs.', hint: null },
  CONFIG_DUPLICATE_KEY: {
    severity: 'error',
    meaning: 'The same key stands twice in one map, or the same id or setting in two files of a schedule.',
    hint: 'rename or remove one of them',
  },
  CONFIG_BAD_KEY: { severity: 'error', meaning: 'A key of a map is not plain text, or is `__proto__`.', hint: null },
  CONFIG_UNKNOWN_TAG: {
    severity: 'error',
    meaning: 'A YAML tag (`!name`) is not one of the core schema.',
    hint: 'leave the tag out',
  },
  CONFIG_BAD_MERGE: {
    severity: 'error',
    meaning: 'A merge key `<<` is given something else than a map or a list of maps.',
    hint: 'merge an alias: `<<: *name`',
  },
  CONFIG_UNKNOWN_ALIAS: { severity: 'error', meaning: 'An alias `*name` has no anchor `&name` above it.', hint: null },
  CONFIG_ALIAS_CYCLE: { severity: 'error', meaning: 'An alias stands inside what it names.', hint: null },
  CONFIG_ALIAS_LIMIT: { severity: 'error', meaning: 'Aliases expand the file beyond all measure.', hint: null },
  CONFIG_ENV_FILE_NOT_FOUND: { severity: 'error', meaning: 'An env file does not exist.', hint: null },
  CONFIG_ENV_FILE_UNREADABLE: { severity: 'error', meaning: 'An env file exists but cannot be read.', hint: null },
  CONFIG_SECRET_NOT_FOUND: {
    severity: 'error',
    meaning: 'A secret is not there: its file does not exist or is empty, or its variable is not set or empty.',
    hint: null,
  },
  CONFIG_SECRET_UNREADABLE: {
    severity: 'error',
    meaning: 'The file of a secret cannot be read, or holds what no environment variable can.',
    hint: null,
  },
  CONFIG_SECRET_TOO_SHORT: {
    severity: 'warning',
    meaning:
      'A secret has fewer than four characters. Masking it would blot out other text, so it is shown wherever it is written.',
    hint: 'make it longer',
  },
  CONFIG_INCLUDE_NOT_FOUND: {
    severity: 'error',
    meaning: 'A file that is included does not exist, or cannot be read.',
    hint: null,
  },
  CONFIG_INCLUDE_EMPTY: {
    severity: 'warning',
    meaning: 'A pattern of `include` matches no file.',
    hint: 'the pattern is relative to the file it stands in',
  },
  CONFIG_NOT_INCLUDABLE: {
    severity: 'error',
    meaning: 'A file that is included holds a setting of the schedule as a whole.',
    hint: 'move it to the file that includes this one',
  },
  CONFIG_UNSET_VARIABLE: {
    severity: 'error',
    meaning: 'A `${NAME}` names a variable that neither the process environment nor an env file sets.',
    hint: 'set it in the environment or an env file, or give a default: `${NAME:-default}`',
  },
  CONFIG_BAD_VARIABLE: {
    severity: 'error',
    meaning: 'A `${…}` is not well-formed.',
    hint: 'write `${NAME}`, `${NAME:-default}` or `${NAME:?message}`; `$$` is a plain `$`',
  },
  CONFIG_UNKNOWN_KEY: { severity: 'error', meaning: 'A key is not one of the file format.', hint: null },
  CONFIG_MISSING_KEY: { severity: 'error', meaning: 'A key that must be there is not.', hint: null },
  CONFIG_CONFLICTING_KEYS: {
    severity: 'error',
    meaning: 'Keys exclude each other and more than one of them is there.',
    hint: 'keep one of them',
  },
  CONFIG_WRONG_TYPE: { severity: 'error', meaning: 'A value is of the wrong type.', hint: null },
  CONFIG_NOT_ALLOWED: { severity: 'error', meaning: 'A value is not one of those allowed.', hint: null },
  CONFIG_OUT_OF_RANGE: { severity: 'error', meaning: 'A number or a duration is too small or too large.', hint: null },
  CONFIG_TOO_SHORT: { severity: 'error', meaning: 'A text, list or map is empty where it must hold something.', hint: null },
  CONFIG_BAD_NAME: {
    severity: 'error',
    meaning: 'An id, or the name of an environment variable, has characters it may not have.',
    hint: 'ids have letters, digits, `_`, `-` and `.`, begin with a letter, a digit or `_`, and are at most 100 characters long',
  },
  CONFIG_WITH_WITHOUT_MODULE: {
    severity: 'error',
    meaning: '`with` stands beside something else than `module`, or the `pipeline` of a job.',
    hint: '`with` is handed to a module; hand values to a command through `env`',
  },
  CONFIG_STDIN_WITHOUT_RUN: {
    severity: 'error',
    meaning: '`stdin` stands beside something else than `run`.',
    hint: 'only a command has a standard input; hand values to a module through `with`',
  },
  CONFIG_BAD_PATTERN: {
    severity: 'error',
    meaning: 'A `pattern` is not a regular expression of JavaScript.',
    hint: 'in single quotes YAML leaves each `\\` as it is',
  },
  CONFIG_BAD_DURATION: {
    severity: 'error',
    meaning: 'A text is not a duration.',
    hint: 'write `90s`, `5m`, `1h30m`, `7d`, `PT5M` or a number of seconds',
  },
  CONFIG_BAD_SIZE: {
    severity: 'error',
    meaning: 'A text is not a size.',
    hint: 'write `500MB`, `2GiB` or a number of bytes',
  },
  CONFIG_BAD_URL: {
    severity: 'error',
    meaning: 'The URL of a webhook is none, is not one of `http` or `https`, or holds a user or a password.',
    hint: null,
  },
  CONFIG_BAD_HEADER: {
    severity: 'error',
    meaning: 'A header of a webhook cannot be sent: its name or its value holds what a header cannot.',
    hint: null,
  },
  CONFIG_BAD_TEMPLATE: { severity: 'error', meaning: 'The body of a webhook names a field that events do not have.', hint: null },
  CONFIG_BAD_RATE: {
    severity: 'error',
    meaning: 'A rate limit cannot be read.',
    hint: 'write it like `1 per 10m` or `5 per 1h`',
  },
  CONFIG_BAD_CRON: { severity: 'error', meaning: 'A cron expression or field cannot be understood.', hint: null },
  CONFIG_BAD_DATE: {
    severity: 'error',
    meaning: 'A date is not one.',
    hint: 'write `2027-12-31` or `2027-12-31T23:59:59`, with `Z` or `±HH:MM` for a fixed instant',
  },
  CONFIG_UNKNOWN_TIMEZONE: {
    severity: 'error',
    meaning: 'A time zone is not known.',
    hint: 'write an IANA name like `Europe/Berlin`, or `UTC`',
  },
  CONFIG_NEVER_FIRES: {
    severity: 'error',
    rule: 'never-fires',
    meaning:
      'A trigger, or a part of one, is well-formed and yet has no fire time at all. (A `date` in the past is no such mistake.)',
    hint: 'mend it, or take the job out',
  },
  CONFIG_UNKNOWN_JOB: { severity: 'error', meaning: 'A trigger waits, with `after`, for a job that is not defined.', hint: null },
  CONFIG_BAD_MOVE: {
    severity: 'error',
    meaning: 'A job is `moved_from` itself, from a job that is still there, or from one that another job is moved from too.',
    hint: null,
  },
  CONFIG_AFTER_CYCLE: {
    severity: 'error',
    meaning: 'A job waits, with `after`, for its own end: by itself or through other jobs.',
    hint: 'a run is followed with its own fire time, and no job runs twice for one: take one `after` out',
  },
  CONFIG_UNKNOWN_PIPELINE: { severity: 'error', meaning: 'A job names a pipeline that is not defined.', hint: null },
  CONFIG_UNKNOWN_LIMIT: {
    severity: 'error',
    meaning: 'A job names, with `concurrency`, a limit that is not defined.',
    hint: null,
  },
  CONFIG_UNKNOWN_PARAM: { severity: 'error', meaning: 'A job sets a param that its pipeline does not declare.', hint: null },
  CONFIG_MISSING_PARAM: { severity: 'error', meaning: 'A job does not set a param that its pipeline requires.', hint: null },
  CONFIG_DUPLICATE_PARAM: {
    severity: 'error',
    meaning: 'Two params of one pipeline are the same variable to its steps.',
    hint: 'rename one of them: capitals do not tell them apart, nor do `-`, `.` and `_`',
  },
  CONFIG_DUPLICATE_STEP: {
    severity: 'error',
    meaning: 'Two steps of one pipeline have the same id.',
    hint: 'rename one of them',
  },
  CONFIG_DUPLICATE_OUTPUT: {
    severity: 'error',
    meaning: 'Steps would see two outputs of a pipeline in the same variable.',
    hint: 'rename one of them, or its step',
  },
  CONFIG_NEEDS_IN_FINALLY: {
    severity: 'error',
    meaning: 'A step under `finally` has `needs`.',
    hint: 'take it out, and put the steps in their order',
  },
  CONFIG_UNKNOWN_NEED: { severity: 'error', meaning: 'A step needs one that its pipeline does not have.', hint: null },
  CONFIG_NEEDS_CYCLE: {
    severity: 'error',
    meaning: 'Steps need each other in a circle, so none of them could ever start.',
    hint: 'a step without `needs` needs the one above it; `needs: []` lets it start at once',
  },
  CONFIG_MODULE_NOT_FOUND: {
    severity: 'error',
    meaning: 'A module is not a file.',
    hint: 'the path is relative to the folder of the schedule file',
  },
  CONFIG_NO_JOBS: { severity: 'warning', meaning: 'The schedule defines no job, so nothing will ever fire.', hint: null },
} as const;

/**
 * Every code `loadConfig` reports. Codes are public API: never reused for another meaning.
 * `docs/diagnostics.md` is generated from this table. `meaning` is a sentence; `hint` is what to do when the place itself offers
 * nothing better, `null` where the message says enough. `rule`: the name of the lint rule, which a file may switch.
 */
export const DIAGNOSTICS: typeof MISTAKES & typeof LINT_DIAGNOSTICS = { ...MISTAKES, ...LINT_DIAGNOSTICS };

export type DiagnosticCode = keyof typeof DIAGNOSTICS;
