import { oneLine } from '../print/one-line.ts';
import { type KeptRecord, stateOf } from '../../store/history/history.ts';
import { latenessOf } from '../history/lateness.ts';
import { durationOf, shortSpan } from '../history/run-duration.ts';
import { recordJson, type RecordJson } from '../history/record-json.ts';
import { formatInstant } from '../../trigger/zone/format-instant.ts';
import { describeTrigger } from '../next/describe-trigger.ts';
import { absenceSentences } from './absence-sentences.ts';
import { explainReason } from './explain-reason.ts';
import type { Facts } from './facts.ts';
import { generationSentences } from './generation-sentences.ts';
import { plannedSentences } from './planned-sentences.ts';
import { shownMoment, shownTime } from './shown-time.ts';

/** The answer, as programs read it; `headline` and `explanation` are what people read. */
export interface WhyJson {
  readonly job: string;
  readonly fire_time: string;
  /** `null`: the job is not in the schedule. */
  readonly trigger: string | null;
  /** `null`: that cannot be told from the trigger. */
  readonly is_fire_time: boolean | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly record: RecordJson | null;
  /** What decided; `null`: nothing stood in its way, or there is no record. */
  readonly rule: string | null;
  readonly headline: string;
  readonly explanation: readonly string[];
}

/** What was planned, what happened, under which generation, which rule decided, what to do. `hide` takes out what must not be shown. */
export function explain(facts: Facts, hide: (text: string) => string): WhyJson {
  const { jobId, fireTime, timezone, job, planned, record } = facts;
  const times = planned?.kind === 'times' ? planned : null;
  const shown = (instant: number | null | undefined): string | null =>
    instant === null || instant === undefined ? null : formatInstant(instant, timezone);
  const reason = record && explainReason(record, job, isPlanned(planned));
  return {
    job: jobId,
    fire_time: formatInstant(fireTime, timezone),
    trigger: job && hide(describeTrigger(job)),
    is_fire_time: times?.isFireTime ?? null,
    before: shown(times?.before),
    after: shown(times?.after),
    record: record && recordJson(record, timezone),
    rule: reason?.rule ?? null,
    headline: `${jobId}, ${shownTime(fireTime, timezone)}: ${record ? stateOf(record) : times?.isFireTime === false ? 'no fire time' : 'no record'}`,
    explanation: [
      ...plannedSentences(facts),
      ...(reason === null
        ? absenceSentences(facts)
        : [...unplanned(facts), reason.sentence, ...secondRun(facts), ...circumstances(facts, reason.rule)]),
      ...generationSentences(facts),
      ...(reason?.advice ? [reason.advice] : []),
    ].map((sentence) => hide(oneLine(sentence))),
  };
}

/** Where that cannot be told it is taken for one of the trigger. */
function isPlanned(planned: Facts['planned']): boolean {
  return planned?.kind === 'times' ? planned.isFireTime : planned?.kind !== 'occasion';
}

/** How there can be a record of a fire time that the trigger, as it is now, does not plan. */
function unplanned({ planned, job, record }: Facts): readonly string[] {
  const isManual = job !== null && 'manual' in job.trigger;
  if (isPlanned(planned) || (planned?.kind === 'occasion' && !isManual)) return [];
  // It says itself how it came about.
  const byHand = record?.isBackfill ? '' : 'it was run by hand (`volnux trigger`), ';
  if (!isManual)
    return [`It has a record all the same: ${byHand}the trigger was another one then, or something else fired the job.`];
  return record?.isBackfill
    ? ['The trigger was another one then.']
    : ['It was run by hand (`volnux trigger`), or the trigger was another one then.'];
}

/** One record stands for a fire time, also when it ran twice. */
function secondRun({ record }: Facts): readonly string[] {
  if (record === null) return [];
  const { isBackfill, formerRunId } = record;
  if (isBackfill) {
    const former = formerRunId === null ? '' : `; run ${formerRunId} had been for it before`;
    return [`It was made up for by \`volnux backfill\`${former}.`];
  }
  return formerRunId === null
    ? []
    : [`It was run again, because rerun_interrupted is true: a crash of the runner interrupted its first run, ${formerRunId}.`];
}

function circumstances({ record, timezone, ...facts }: Facts, rule: string | null): readonly string[] {
  if (record === null) return [];
  const duration = durationOf(record);
  if (duration !== null || (record.runId !== null && record.outcome === 'interrupted')) {
    const late = latenessOf(record, facts.job);
    const seen = `decided ${shownMoment(record.decidedAt, timezone)}${late === null ? '' : `, ${shortSpan(late)} late`}`;
    const took = duration === null ? 'and nobody knows how long it went on' : `took ${shortSpan(duration)}`;
    return [`Run ${record.runId}, ${seen}, ${took}.`];
  }
  const going = rule === 'overlap' ? facts.going : null;
  return [
    ...(going === null ? [] : [`What was going: ${runInWords(going, timezone)}.`]),
    ...(facts.runInstead === null ? [] : [`That run: ${runInWords(facts.runInstead, timezone)}.`]),
  ];
}

function runInWords(record: KeptRecord, timezone: string): string {
  const duration = durationOf(record);
  const after = duration === null ? '' : ` after ${shortSpan(duration)}`;
  const end = record.outcome === null ? 'which has not ended' : `${record.outcome}${after}`;
  return `${record.runId} for ${shownTime(record.fireTime, timezone)}, ${end}`;
}
