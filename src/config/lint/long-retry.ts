import { formatPath, type Path } from '../diagnostic/path.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenRetry } from '../written-config.ts';
import { durationText, readDuration } from './duration-text.ts';
import type { LintJob, LintRule } from './lint-rule.ts';
import { smallestGap } from './smallest-gap.ts';

/** Of a job that runs once at a time, the last attempt begins before it fires again. */
export const longRetry: LintRule = (context) => {
  for (const job of context.jobs) {
    const { part, path, spec } = job;
    const isSingle = (part.max_instances ?? context.written.defaults?.max_instances ?? 1) === 1;
    if (spec === null || !isSingle) continue;
    const found = retriesOf(job)
      .map((retry) => ({ ...retry, windowMs: windowOf(retry.part) }))
      .filter(({ windowMs }) => windowMs > 0);
    if (found.length === 0) continue;
    const gap = smallestGap(spec, Math.max(...found.map(({ windowMs }) => windowMs)));
    for (const { at, isOfJob, windowMs } of found) {
      if (windowMs < gap) continue;
      const effect = isOfJob ? 'what is left of them then is not made' : 'until then fire times are skipped';
      const attempts = `its attempts may begin up to ${durationText(windowMs)} after the first one failed`;
      const message = `${formatPath(at)}: ${attempts}, and ${formatPath(path)} fires again after ${durationText(gap)}: ${effect}`;
      // The pipeline may be right for other jobs.
      context.report({ code: 'LINT_LONG_RETRY', message, path: job.pipeline !== null && !isOfJob ? path : at, at: 'key' });
    }
  }
};

interface PlacedRetry {
  readonly at: Path;
  readonly part: Sound<WrittenRetry>;
  readonly isOfJob: boolean;
}

/** Those that a job has itself; those of a pipeline that it names, told where they stand. */
function retriesOf({ part, path, pipeline }: LintJob): readonly PlacedRetry[] {
  const owner = pipeline ?? { part, path };
  const lists = (['steps', 'finally'] as const).flatMap((key) =>
    (owner.part[key] ?? []).map((step, index) => ({
      at: [...owner.path, key, index, 'retry'],
      part: step?.retry,
      isOfJob: false,
    })),
  );
  const all = [{ at: [...path, 'retry'], part: part.retry, isOfJob: true }, ...lists];
  return all.flatMap((each) => (each.part === undefined ? [] : [{ ...each, part: each.part }]));
}

/** All delays together, without jitter, in ms; 0 where that is not known. */
function windowOf({ attempts, delay = '10s', backoff = 1, max_delay: maxDelay }: Sound<WrittenRetry>): number {
  const first = readDuration(delay);
  const most = maxDelay === undefined || maxDelay === null ? Infinity : readDuration(maxDelay);
  if (attempts === undefined || first === null || most === null) return 0;
  let sum = 0;
  for (let attempt = 1; attempt < attempts; attempt++) sum += Math.min(first * backoff ** (attempt - 1), most);
  return Math.min(sum, Number.MAX_SAFE_INTEGER);
}
