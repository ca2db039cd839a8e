import type { Retry } from '../trigger/retry-delay.ts';
import type { EventName } from '../event/event-mask.ts';
import type { TriggerSpec } from '../trigger/spec/trigger-spec.ts';

export type { Retry };

/**
 * What `loadConfig` gives for a valid schedule: every default in, durations in milliseconds. Every object and list in it is
 * frozen; a map cannot be, so `jobs` is read-only by its type alone. Nothing later writes `?? default`.
 */
export interface Config {
  /** Absolute path of the schedule file. */
  readonly path: string;
  /** SHA-256 (hex) over the content of every file read and the variables used: equal hash, equal config. */
  readonly hash: string;
  /** Absolute paths of every file whose content decides: the schedule, its env files and secrets. */
  readonly files: readonly string[];
  /** Zone of triggers that name none, and of log lines about no job. */
  readonly timezone: string;
  readonly runner: RunnerSettings;
  /** Runs at the same time of all jobs that name a limit, by its name. */
  readonly concurrency: Readonly<Record<string, number>>;
  /** Jobs by id, in the order of the file. */
  readonly jobs: ReadonlyMap<string, Job>;
  /** Former ids of jobs (`moved_from`), by the id that they have now. No former id is that of a job. */
  readonly moves: ReadonlyMap<string, string>;
  /** The top-level hooks, for events that belong to no job. */
  readonly hooks: readonly Hook[];
  /** Texts that must not be shown, sorted: what `createMask` is made of. */
  readonly secrets: readonly string[];
}

interface RunnerSettings {
  /** Absolute directory of the embedded store, or `:memory:`. */
  readonly state: string;
  /** Runs at the same time, of all jobs together. */
  readonly maxConcurrentRuns: number;
  /** How long running runs may go on after the first SIGTERM, in ms. */
  readonly shutdownGraceMs: number;
  /** What a claim and an outcome wait for: the disk, or only the system. */
  readonly durability: 'full' | 'normal';
  /** What becomes of fire times that cannot be recorded. */
  readonly onStoreError: 'buffer' | 'keep_running' | 'stop';
  readonly watch: WatchMode;
  /** Whether an edit may remove most jobs, or all. */
  readonly allowMassRemoval: boolean;
  /** Whether a start with mistakes in the schedule runs the last one that had none. */
  readonly startFromSnapshot: boolean;
  readonly history: {
    /** What jobs keep that are gone; of others each says so itself. */
    readonly keep: KeptHistory;
    /** What all records together may take, in bytes; `null`: no limit. */
    readonly maxSizeBytes: number | null;
  };
}

/** How much is kept of what became of a job's fire times. */
export interface KeptHistory {
  /** So many of the latest runs; `null`: no such limit. */
  readonly runs: number | null;
  /** After a run has ended, in ms; `null`: no such limit. */
  readonly forMs: number | null;
}

/** Whether the file system is asked to tell of edits, or the files are only read again and again. */
export type WatchMode = 'auto' | 'poll';

/** A pipeline bound to a trigger plus its policy. Plain JSON values only, so that two can be compared by value. */
export interface Job {
  readonly id: string;
  readonly description: string | null;
  /** With `timezone` always set, and in one form of the many it can be written in: equal triggers are equal by value. */
  readonly trigger: TriggerSpec & { readonly timezone: string };
  readonly pipeline: Pipeline;
  /** The params of its pipeline: `with` of the job, or their defaults; `null` where there is neither. */
  readonly params: Params;
  readonly maxInstances: number;
  readonly coalesce: boolean;
  /** A fire time seen later than this is missed, in ms; `null`: never too late. */
  readonly misfireGraceTimeMs: number | null;
  readonly overlap: Overlap;
  /** The limit of `Config.concurrency` that its runs count against; `null`: none. */
  readonly concurrency: string | null;
  /** Of the fire times that are due at once, so many of the latest are decided on one by one. */
  readonly catchUpLimit: number;
  readonly paused: boolean;
  /** Whether a run that a crash of the runner interrupted is run again, once, at the next start. */
  readonly rerunInterrupted: boolean;
  readonly history: KeptHistory;
  /** What becomes of runs in flight when the job is removed, or what it runs is changed. */
  readonly onChange: OnChange;
  /** How much of what a run writes is kept. */
  readonly outputMaxBytes: number;
  /** When a run that failed is tried again as a whole. */
  readonly retry: Retry;
  readonly expect: Expectations;
  /** Top-level, pipeline and job hooks, in this order. */
  readonly hooks: readonly Hook[];
}

/** What a job is expected to do; it is told of when it does not. */
export interface Expectations {
  /** How long a run may take, in ms; `null`: as long as it does. */
  readonly maxDurationMs: number | null;
  /** How long it may be from one success to the next, in ms; `null`: for ever. */
  readonly everyMs: number | null;
}

type OnChange = 'keep' | 'cancel';
type Overlap = 'skip' | 'queue' | 'replace';

export type ParamValue = string | number | boolean;
export type Params = Readonly<Record<string, ParamValue | null>>;

/** What a job may set of a pipeline. */
export interface ParamDeclaration {
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  /** `null`: any of its type. */
  readonly enum: readonly ParamValue[] | null;
}

/** A named graph of steps. */
export interface Pipeline {
  readonly name: string;
  /** By name. */
  readonly params: Readonly<Record<string, ParamDeclaration>>;
  readonly steps: readonly Step[];
  /** How many of its steps may be going at the same time; `null`: any number. */
  readonly maxParallel: number | null;
  /** Steps that end a run in any case, one after the other. What each of them needs is the one before it. */
  readonly finally: readonly Step[];
  /** How long a run may take as a whole, its attempts and the waits between them included, in ms; `null`: no limit. */
  readonly runTimeoutMs: number | null;
  /** How long the last steps may take, all together, once the run is cancelled, in ms; 0: none of them starts then. */
  readonly finallyGraceMs: number;
}

export interface Step {
  readonly id: string;
  readonly action: Action;
  /** Ids of the steps that come before it. */
  readonly needs: readonly string[];
  /** Whether it starts when no step before it has failed, when one has, or in any case. */
  readonly runIf: 'success' | 'failure' | 'always';
  /** Should it fail, the run goes on as if it had not. */
  readonly continueOnError: boolean;
  readonly retry: Retry;
  /** Names of the values that it hands on. */
  readonly outputs: readonly string[];
  /**
   * Of the env files and the secrets what `passEnv` names, then `env` of the file, the pipeline, the job and the step, the later
   * ones winning.
   */
  readonly env: Readonly<Record<string, string>>;
  /**
   * What the step sees of the runner's own environment: names, beginnings with `*` behind them, or only `*` for all. Those that
   * always pass included.
   */
  readonly passEnv: readonly string[];
  /** Absolute working directory. */
  readonly cwd: string;
  /** What a command that is a text is added to: a program and its arguments. */
  readonly shell: readonly string[];
  /** For the standard input of a command; `null`: it is empty. */
  readonly stdin: string | null;
  /** Limit of one attempt, in ms; `null`: none. */
  readonly timeoutMs: number | null;
  /** From the stop signal to SIGKILL, in ms. */
  readonly killGraceMs: number;
  /** What the command and all it has started are sent when they are to end. */
  readonly stopSignal: StopSignal;
  /** Exit codes that count as success, ascending. */
  readonly successCodes: readonly number[];
  readonly failOn: FailOn;
  /** Where a module runs. */
  readonly isolation: 'thread' | 'process';
}

type StopSignal = 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'SIGQUIT' | 'SIGUSR1' | 'SIGUSR2' | 'SIGKILL';

/** What a step may write and yet not have succeeded. */
export interface FailOn {
  /** Anything to standard error. */
  readonly stderr: boolean;
  /** A line that this regular expression (flag `u`) matches; `null`: none. */
  readonly pattern: string | null;
}

/** What a step or a hook does. */
export type Action =
  | { readonly kind: 'shell'; readonly script: string }
  | { readonly kind: 'argv'; readonly argv: readonly string[] }
  | {
      readonly kind: 'module';
      /** Absolute path of the module. */
      readonly path: string;
      /** The export to call; `null`: the default export, else the one named `run`. */
      readonly exportName: string | null;
      /** `with` of the step or hook, handed on as `context.with`. */
      readonly with: Readonly<Record<string, unknown>>;
    };

/** A request to a web server. */
export interface Webhook {
  readonly kind: 'webhook';
  readonly url: string;
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** `template`: JSON or text with `{{field}}` in it. */
  readonly body: { readonly kind: 'json' | 'slack' } | { readonly kind: 'template'; readonly template: unknown };
  /** What the body is signed with; `null`: it is not. */
  readonly secret: string | null;
  readonly retry: { readonly attempts: number; readonly delayMs: number };
}

/** So many calls in any stretch of this length. */
export interface RateLimit {
  readonly calls: number;
  readonly perMs: number;
}

export interface Hook {
  readonly on: readonly EventName[];
  readonly action: Action | Webhook;
  /** Where it is written. */
  readonly level: 'file' | 'pipeline' | 'job';
  /** `null`: no limit. */
  readonly atMost: RateLimit | null;
  /** As a step's, of the level where the hook is written: the file, the pipeline or the job; and its own. */
  readonly env: Readonly<Record<string, string>>;
  /** As a step's. */
  readonly passEnv: readonly string[];
  readonly cwd: string;
  /** Limit of one call; of a webhook: of each try. */
  readonly timeoutMs: number;
}
