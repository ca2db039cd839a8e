import { scheduleSchema } from '../../../schema/validate-schedule.js';
import { toFlowYaml } from './show-value.ts';

/** A part of the schema, as far as messages tell of it. */
export interface SchemaPart {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly SchemaPart[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

const PARTS = scheduleSchema['$defs'] as Readonly<Record<string, SchemaPart>>;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'a map',
};

/** The types a value may have, in words: `a text or a list`. */
export function typesOf(schema: SchemaPart): string {
  const types = schema.anyOf?.flatMap(({ type }) => type ?? []) ?? [schema.type ?? []].flat();
  const names = types.map((type) => TYPE_NAMES[type] ?? type);
  if (isDuration(schema)) names.splice(0, 2, 'a duration');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${String(names.at(-1))}`;
}

/** Only durations (a text, or a number of seconds) have both types and a least value. */
export function isDuration(schema: SchemaPart): boolean {
  return Array.isArray(schema.type) && schema.type.includes('string') && ('minimum' in schema || 'exclusiveMinimum' in schema);
}

/** Is it the part that says what a trigger is? */
export function isTrigger(schema: SchemaPart): boolean {
  return schema === PARTS['trigger'];
}

/** Is it the part that says where a secret comes from? */
export function isSecret(schema: SchemaPart): boolean {
  return schema === PARTS['secret'];
}

/** `for example: …` with the first example of a part of the schema, or `null`. */
export function exampleOf(schema: unknown): string | null {
  const { $ref, examples } = (schema ?? {}) as { $ref?: string; examples?: readonly unknown[] };
  if (examples !== undefined) return `for example: ${toFlowYaml(examples[0])}`;
  const name = $ref?.split('/').at(-1);
  return name === undefined ? null : exampleOf(PARTS[name]);
}
