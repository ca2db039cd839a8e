import type { Config, Job } from '../../config/config.ts';
import { readHistory } from '../../store/history/read-history.ts';
import { movedHistory } from '../history/moved-history.ts';
import { type AskedFor, type Choice, chooseFireTimes } from './choose-fire-times.ts';
import { pastFireTimes, type Stretch } from './past-fire-times.ts';

/** What is to be run of a job, by what the state directory holds now; what was recorded under its former id is its own. Throws `UsageError`, `StoreError`. */
export function choiceOfJob(
  job: Job,
  stretch: Stretch,
  { runner, moves }: Pick<Config, 'runner' | 'moves'>,
  askedFor: ReadonlySet<AskedFor>,
): Choice {
  const kept = readHistory(runner.state, (found) => {
    const history = movedHistory(found, moves);
    return {
      job: history.job(job.id),
      records: history.between(job.id, stretch.from, stretch.to),
      pruned: history.pruned(job.id),
    };
  }) ?? { job: null, records: [], pruned: null };
  return chooseFireTimes(pastFireTimes(job, stretch, kept.job), kept.records, kept.pruned, askedFor);
}
