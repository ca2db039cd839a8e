import type { Job, Params, ParamValue } from '../config.ts';
import { didYouMean } from '../diagnostic/closest.ts';
import { listNames } from '../diagnostic/list-names.ts';
import { readParam } from './read-param.ts';

export type GivenParams =
  | { readonly kind: 'value'; readonly params: Params }
  /** `message` says which one, and why. */
  | { readonly kind: 'fault'; readonly message: string };

/** The params of a job with those that are given as texts, by name, over them. */
export function withGivenParams({ id, params, pipeline }: Job, given: readonly (readonly [string, string])[]): GivenParams {
  const names = Object.keys(pipeline.params);
  const values: [string, ParamValue][] = [];
  for (const [name, value] of given) {
    const declared = Object.hasOwn(pipeline.params, name) ? pipeline.params[name] : undefined;
    if (declared === undefined) {
      const others = names.length === 0 ? 'it has none' : `there are ${listNames(names)}`;
      return { kind: 'fault', message: `"${name}" is no param of "${id}"; ${didYouMean(name, names) ?? others}` };
    }
    const read = readParam(value, declared);
    if (read.kind === 'fault') return { kind: 'fault', message: `--with ${name} ${read.message}` };
    values.push([name, read.value]);
  }
  return { kind: 'value', params: { ...params, ...Object.fromEntries(values) } };
}
