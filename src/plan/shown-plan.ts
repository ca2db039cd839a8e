import type { FieldChange } from './difference.ts';
import type { Effect } from './field-table.ts';
import type { Change, Plan } from './plan.ts';

/** A plan as it may be shown, and kept: plain JSON values, without secrets, an entry a job. */
export interface ShownPlan {
  readonly jobs: readonly ShownJob[];
  /** How many jobs stay as they are. */
  readonly unchanged: number;
}

export interface ShownJob {
  readonly job: string;
  /** What becomes of it, in the order it is applied. */
  readonly changes: readonly Change['kind'][];
  /** The former id of one that is moved. */
  readonly from: string | null;
  /** Whether it is added without a fire time. */
  readonly paused: boolean;
  readonly fields: readonly ShownField[];
}

export interface ShownField {
  readonly path: string;
  /** As the file may say it; not there where the file does not have it. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly effect: Effect;
}

/** The plan for people and programs, job by job in the order of the changes. `hide`: what is shown for a text. */
export function showPlan({ changes, unchanged }: Plan, hide: (text: string) => string): ShownPlan {
  const byJob = Map.groupBy(changes, ({ jobId }) => jobId);
  return { jobs: [...byJob].map(([job, own]) => showJob(job, own, hide)), unchanged };
}

function showJob(job: string, changes: readonly Change[], hide: (text: string) => string): ShownJob {
  return {
    job,
    changes: changes.map(({ kind }) => kind),
    from: changes.find((change) => change.kind === 'move')?.from ?? null,
    paused: changes.some((change) => change.kind === 'add' && change.job.paused),
    fields: changes.flatMap((change) => (change.kind === 'update' ? change.fields.map((field) => showField(field, hide)) : [])),
  };
}

function showField({ path, before, after, effect }: FieldChange, hide: (text: string) => string): ShownField {
  return {
    path,
    ...(before !== undefined && { before: hidden(before, hide) }),
    ...(after !== undefined && { after: hidden(after, hide) }),
    effect,
  };
}

/** The value with every text in it as it may be shown. A number may be a secret, too. */
function hidden(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (typeof value === 'number') return hide(String(value)) === String(value) ? value : hide(String(value));
  if (Array.isArray(value)) return value.map((each) => hidden(each, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hidden(each, hide)]));
}
