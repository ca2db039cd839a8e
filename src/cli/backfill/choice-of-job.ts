import type { Config, Job } from '../../config/config.ts';
import { readHistory } from '../../store/history/read-history.ts';
import { type AskedFor, type Choice, chooseFireTimes } from './choose-fire-times.ts';
import { pastFireTimes, type Stretch } from './past-fire-times.ts';

/** What is to be run of a job, by what the state directory holds now; what was recorded under its former id is its own. Throws `UsageError`, `StoreError`. */
export function choiceOfJob(
  job: Job,
  stretch: Stretch,
  { runner, moves }: Pick<Config, 'runner' | 'moves'>,
  askedFor: ReadonlySet<AskedFor>,
): Choice {
  const ids = [job.id, moves.get(job.id) ?? []].flat();
  const kept = readHistory(runner.state, (history) => ({
    job: ids.map((id) => history.job(id)).find((known) => known !== null) ?? null,
    records: ids.toReversed().flatMap((id) => history.between(id, stretch.from, stretch.to)),
    pruned: ids.map((id) => history.pruned(id)).find((pruned) => pruned !== null) ?? null,
  })) ?? { job: null, records: [], pruned: null };
  return chooseFireTimes(pastFireTimes(job, stretch, kept.job), kept.records, kept.pruned, askedFor);
}
