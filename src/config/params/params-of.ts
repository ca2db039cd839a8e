import type { ParamDeclaration, Params } from '../config.ts';
import type { WrittenParams } from '../written-config.ts';
import { declaredParam } from './declared-param.ts';
import { readParam } from './read-param.ts';

/** The params of a pipeline, and what a job makes of them with `with`. Throws if they do not fit: check them before. */
export function paramsOf(
  written: WrittenParams | undefined,
  given: Readonly<Record<string, unknown>> | undefined,
): { declarations: Readonly<Record<string, ParamDeclaration>>; values: Params } {
  if (written === undefined) return NONE;
  const params = Object.entries(written).map(([name, param]) => ({ name, declared: declaredParam(param) }));
  const values = params.map(({ name, declared }) => {
    const value = given !== undefined && Object.hasOwn(given, name) ? given[name] : declared.default;
    return [name, value === undefined ? null : readOrThrow(value, declared)] as const;
  });
  return {
    declarations: Object.fromEntries(params.map(({ name, declared }) => [name, { type: declared.type, enum: declared.enum }])),
    values: Object.fromEntries(values),
  };
}

/** One for all: thousands of jobs have none. */
const NONE = { declarations: Object.freeze({}), values: Object.freeze({}) };

function readOrThrow(value: unknown, declared: ParamDeclaration): NonNullable<Params[string]> {
  const read = readParam(value, declared);
  if (read.kind === 'value') return read.value;
  throw new Error(`a param that ${read.message} has passed the rules`);
}
