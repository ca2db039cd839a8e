import type { Path } from '../diagnostic/path.ts';
import type { Sound } from '../shape/sound-part.ts';
import type {
  WrittenConfig,
  WrittenHook,
  WrittenJob,
  WrittenPipeline,
  WrittenRetry,
  WrittenStep,
  WrittenTrigger,
} from '../written-config.ts';

/** A part of the file with the path it stands at. */
export interface Located<T> {
  readonly path: Path;
  readonly part: Sound<T>;
}

/** Of each map of jobs, which many rules go through: a pure memo. */
const locatedJobs = new WeakMap<object, readonly Located<WrittenJob>[]>();

export function jobsOf({ jobs }: Sound<WrittenConfig>): readonly Located<WrittenJob>[] {
  if (jobs === undefined) return [];
  let located = locatedJobs.get(jobs);
  if (located === undefined) {
    located = Object.entries(jobs).flatMap(([id, part]) => (part === undefined ? [] : [{ path: ['jobs', id], part }]));
    locatedJobs.set(jobs, located);
  }
  return located;
}

/** Every `after` of a trigger or a part of one, with the path of the name of the job it waits for. */
export function* aftersOf(written: Sound<WrittenConfig>): Generator<{ path: Path; jobId: string; leader: string }> {
  for (const { path, part } of jobsOf(written)) {
    if (part.trigger?.after === undefined && part.trigger?.any === undefined) continue;
    for (const found of aftersIn(part.trigger, [...path, 'trigger'])) yield { ...found, jobId: String(path.at(-1)) };
  }
}

function* aftersIn({ after, any = [] }: Sound<WrittenTrigger>, path: Path): Generator<{ path: Path; leader: string }> {
  if (after?.job !== undefined) yield { path: [...path, 'after', 'job'], leader: after.job };
  for (const [index, part] of any.entries()) {
    if (part?.after !== undefined || part?.any !== undefined) yield* aftersIn(part, [...path, 'any', index]);
  }
}

export function* pipelinesOf(written: Sound<WrittenConfig>): Generator<Located<WrittenPipeline>> {
  for (const [name, part] of Object.entries(written.pipelines ?? {}))
    if (part !== undefined) yield { path: ['pipelines', name], part };
}

/** Every list of steps that need each other: of the pipelines, and of the jobs that have their own. */
export function* stepListsOf(
  written: Sound<WrittenConfig>,
): Generator<{ path: Path; steps: readonly (Sound<WrittenStep> | undefined)[] }> {
  for (const { path, part } of [...pipelinesOf(written), ...jobsOf(written)]) {
    if (part.steps !== undefined) yield { path: [...path, 'steps'], steps: part.steps };
  }
}

/** Every list of steps that end a run. */
export function* finallyListsOf(
  written: Sound<WrittenConfig>,
): Generator<{ path: Path; steps: readonly (Sound<WrittenStep> | undefined)[] }> {
  for (const { path, part } of [...pipelinesOf(written), ...jobsOf(written)]) {
    if (part.finally !== undefined) yield { path: [...path, 'finally'], steps: part.finally };
  }
}

/** Every step, those that end a run included. */
export function* stepsOf(written: Sound<WrittenConfig>): Generator<Located<WrittenStep>> {
  for (const { path, steps } of [...stepListsOf(written), ...finallyListsOf(written)]) {
    for (const [index, part] of steps.entries()) if (part !== undefined) yield { path: [...path, index], part };
  }
}

/** Every `retry`: of the jobs and of the steps. */
export function* retriesOf(written: Sound<WrittenConfig>): Generator<Located<WrittenRetry>> {
  for (const { path, part } of [...jobsOf(written), ...stepsOf(written)])
    if (part.retry !== undefined) yield { path: [...path, 'retry'], part: part.retry };
}

/** Every hook: of the file, the pipelines and the jobs. */
export function* hooksOf(written: Sound<WrittenConfig>): Generator<Located<WrittenHook>> {
  const owners = [{ path: [] as Path, part: written }, ...pipelinesOf(written), ...jobsOf(written)];
  for (const { path, part } of owners) {
    for (const [index, hook] of (part.hooks ?? []).entries())
      if (hook !== undefined) yield { path: [...path, 'hooks', index], part: hook };
  }
}

/** Does a part have more than one action? One of them has to go, which one nobody can say: so none of them is looked into. */
export function hasSeveralActions(part: Sound<WrittenJob>): boolean {
  return [part.pipeline, part.steps, part.run, part.module].filter((action) => action !== undefined).length > 1;
}

/** Every `module` that is the only action, as written, with the path of the text. */
export function* modulesOf(written: Sound<WrittenConfig>): Generator<{ path: Path; module: string }> {
  for (const [index, hook] of (written.hooks ?? []).entries()) yield* moduleOf(hook, ['hooks', index]);
  for (const { path, part } of [...pipelinesOf(written), ...jobsOf(written)]) {
    yield* moduleOf(part, path);
    for (const key of ['steps', 'finally'] as const) {
      if (part[key] === undefined) continue;
      for (const [index, step] of part[key].entries()) yield* moduleOf(step, [...path, key, index]);
    }
    if (part.hooks !== undefined) {
      for (const [index, hook] of part.hooks.entries()) yield* moduleOf(hook, [...path, 'hooks', index]);
    }
  }
}

function moduleOf(part: Sound<WrittenJob> | undefined, path: Path): readonly { path: Path; module: string }[] {
  if (part?.module === undefined || hasSeveralActions(part)) return NO_MODULE;
  return [{ path: [...path, 'module'], module: part.module }];
}

const NO_MODULE: readonly never[] = [];
