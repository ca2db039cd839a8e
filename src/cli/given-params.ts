import type { Job, Params } from '../config/config.ts';
import { didYouMean } from '../config/diagnostic/closest.ts';
import { listNames } from '../config/diagnostic/list-names.ts';
import { readParam } from '../config/params/read-param.ts';
import { UsageError } from './command.ts';

/** The params of a job with those that are given as `name=value` over them; a usage error for one that its pipeline does not take. */
export function givenParams({ id, params, pipeline }: Job, given: readonly string[]): Params {
  const names = Object.keys(pipeline.params);
  const values = given.map((text) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (name === '') throw new UsageError(`--with needs name=value, got "${text}"`);
    const declared = Object.hasOwn(pipeline.params, name) ? pipeline.params[name] : undefined;
    if (declared === undefined) {
      const others = names.length === 0 ? 'it has none' : `there are ${listNames(names)}`;
      throw new UsageError(`"${name}" is no param of "${id}"; ${didYouMean(name, names) ?? others}`);
    }
    const read = readParam(value, declared);
    if (read.kind === 'fault') throw new UsageError(`--with ${name} ${read.message}`);
    return [name, read.value] as const;
  });
  return { ...params, ...Object.fromEntries(values) };
}
