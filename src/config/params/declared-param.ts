import type { ParamDeclaration } from '../config.ts';
import type { Sound } from '../shape/sound-part.ts';
import type { WrittenParam, WrittenParamValue } from '../written-config.ts';
import { readParam } from './read-param.ts';

/** A param as declared: its type and choices, and as written its default. */
export interface DeclaredParam extends ParamDeclaration {
  /** `undefined`: none. */
  readonly default: WrittenParamValue | undefined;
  readonly isRequired: boolean;
}

/** A declaration in one form of the two it can be written in. With a choice that is not of its type nobody can say which are meant. */
export function declaredParam(written: Sound<WrittenParam>): DeclaredParam {
  if (typeof written !== 'object') return { type: typeOf([written]), enum: null, default: written, isRequired: false };
  const { default: fallback, required = false } = written;
  const type = written.type ?? typeOf(fallback === undefined ? (written.enum ?? []) : [fallback]);
  const choices = written.enum?.flatMap((choice) => {
    const read = readParam(choice, { type, enum: null });
    return read.kind === 'value' ? [read.value] : [];
  });
  const isSound = choices !== undefined && choices.length === written.enum?.length;
  return { type, enum: isSound ? choices : null, default: fallback, isRequired: required };
}

/** What all of them are, else text. A number may be any: `1.0` would be a whole one by chance. */
function typeOf(values: readonly (WrittenParamValue | undefined)[]): 'string' | 'number' | 'boolean' {
  const types = new Set(values.map((value) => typeof value));
  const [type] = types;
  return types.size === 1 && (type === 'number' || type === 'boolean') ? type : 'string';
}
