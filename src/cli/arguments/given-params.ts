import type { Job, Params } from '../../config/config.ts';
import { withGivenParams } from '../../config/params/given-params.ts';
import { UsageError } from '../command.ts';

/** The params of a job with those that are given as `name=value` over them; a usage error for one that its pipeline does not take. */
export function givenParams(job: Job, given: readonly string[]): Params {
  const read = withGivenParams(job, readGiven(given));
  if (read.kind === 'fault') throw new UsageError(read.message);
  return read.params;
}

/** Name and value of each `--with name=value`. Throws `UsageError`, also for a name that is given twice. */
export function readGiven(given: readonly string[]): readonly (readonly [string, string])[] {
  const names = new Set<string>();
  return given.map((text) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (name === '') throw new UsageError(`--with needs name=value, got "${text}"`);
    if (names.has(name)) throw new UsageError(`--with sets "${name}" twice`);
    names.add(name);
    return [name, value] as const;
  });
}
