import type { ReloadOutcome } from '../reconcile/reconciler.ts';

/** What a runner answers, as JSON. Instants are ISO 8601, in the zone of the job; what does not apply is `null`. */

export interface StatusAnswer {
  readonly runner: RunnerStatus;
  readonly jobs: readonly JobStatus[];
}

interface RunnerStatus {
  readonly version: string;
  readonly pid: number;
  readonly since: string;
  /** The state directory. */
  readonly directory: string;
  readonly state: 'running' | 'draining';
  readonly generation: number | null;
  /** Of the content in force: equal for equal ones. */
  readonly hash: string;
  /** Every file whose content decides. */
  readonly files: readonly string[];
  readonly timezone: string;
  /** What is not as it should be; none: all is well. */
  readonly degraded: readonly Trouble[];
}

export interface Trouble {
  readonly kind: 'config_rejected' | 'store_error';
  readonly since: string;
  readonly reason: string;
}

export interface JobStatus {
  readonly job: string;
  readonly timezone: string;
  readonly state: 'scheduled' | 'paused' | 'idle' | 'finished' | 'pending';
  readonly next_fire_time: string | null;
  /** What the schedule says. */
  readonly declared: 'active' | 'paused';
  /** What an operator has decided beside it: then the job drifts from the schedule. */
  readonly override: OverrideJson | null;
  /** The last fire time of which is known what became of it. */
  readonly last: {
    readonly fire_time: string;
    readonly run: string | null;
    readonly outcome: string;
    readonly reason: string | null;
    /** When its run ended, or it was decided that there is none. */
    readonly ended_at: string;
  } | null;
  readonly runs: readonly RunJson[];
}

export interface OverrideJson {
  readonly kind: 'pause';
  readonly user: string;
  readonly uid: number;
  readonly reason: string | null;
  readonly since: string;
  readonly until: string | null;
}

export interface RunJson {
  readonly job: string;
  readonly run: string;
  readonly fire_time: string;
  /** `null`: it waits for another one to end, or for its turn. */
  readonly started_at: string | null;
  /** What it waits for, begun or not, in words: its next attempt, or a limit that is full. */
  readonly waits_for: string | null;
}

/** The jobs as they are desired now, as the store keeps them, and how they are. What a plan is made from. */
export interface PlanAnswer {
  readonly generation: number | null;
  /** When that was applied first; `null`: the store does not say. */
  readonly applied_at: string | null;
  /** Of git, `-dirty` behind one with uncommitted changes; `null`: none is known. */
  readonly commit: string | null;
  readonly hash: string;
  /** Secrets in them are sealed: nobody can read them, and who has the same ones sees that. */
  readonly jobs: readonly unknown[];
  /** What the seals were made with, in hex; `null`: the state directory has it. */
  readonly seal_key: string | null;
  readonly next_fire_times: Readonly<Record<string, string | null>>;
  readonly overrides: readonly (OverrideJson & { readonly job: string })[];
  readonly runs: readonly RunJson[];
}

export interface PauseAnswer {
  readonly job: string;
  /** `null`: the schedule pauses the job itself, and nothing was done. */
  readonly override: OverrideJson | null;
  /** Whether the store has it; if not, it ends with the runner. */
  readonly kept: boolean;
  /** Its runs that go on. */
  readonly runs: readonly RunJson[];
}

export interface ResumeAnswer {
  readonly job: string;
  /** Whether there was a pause to end. */
  readonly resumed: boolean;
  readonly kept: boolean;
  readonly next_fire_time: string | null;
}

export interface ReloadAnswer {
  readonly outcome: ReloadOutcome['kind'];
  /** What was changed, in one sentence. */
  readonly summary: string | null;
  /** Why it was rejected, as text with excerpts, or refused. */
  readonly rejection: string | null;
  readonly generation: number | null;
}

export interface TriggerAnswer {
  readonly job: string;
  readonly run: string;
}

export interface CancelAnswer {
  readonly runs: readonly RunJson[];
}

export interface RunAnswer {
  readonly job: string;
  readonly run: string;
  /** `null`: it has not ended. */
  readonly outcome: string | null;
  readonly reason: string | null;
}

/** Instead of any of these, with a status of 400 and more. */
export interface ErrorAnswer {
  readonly error: { readonly code: string; readonly message: string };
}
