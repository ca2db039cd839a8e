import type { SchemaError } from '../../../schema/validate-schedule.js';
import { meantKey } from './meant.ts';

interface Branch {
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
}

/**
 * Leaves one ajv error for each mistake. Where the schema has alternatives, ajv reports what is wrong with every one of them;
 * here the schema keeps to two forms that can be folded exactly:
 * `anyOf` whose branches differ in `type`: only the branch of the value's own type counts;
 * `oneOf` whose branches are only `required`: which of the keys must be there, one error as a whole.
 */
export function foldShapeErrors(errors: readonly SchemaError[]): readonly SchemaError[] {
  const places = Map.groupBy(withoutSwallowed(errors), (error) => error.instancePath);
  return [...places.values()].flatMap(foldPlace);
}

/** A bad name that has swallowed its value, `A=b:` for `A: b`, is one mistake. */
function withoutSwallowed(errors: readonly SchemaError[]): readonly SchemaError[] {
  const badNames = errors.filter(({ keyword }) => keyword === 'propertyNames');
  if (badNames.length === 0) return errors;
  const pointers = new Set(
    badNames.map(({ instancePath, params }) => `${instancePath}/${toPart(String(params['propertyName']))}`),
  );
  return errors.filter(({ data, instancePath }) => data !== null || !pointers.has(instancePath));
}

/** A key as part of a JSON pointer (RFC 6901). */
function toPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Folds the errors of one value. */
function foldPlace(errors: readonly SchemaError[]): readonly SchemaError[] {
  let left = withoutOtherBranches(errors);
  const wrongType = left.find(({ keyword }) => keyword === 'type' || keyword === 'anyOf');
  // A value of the wrong type breaks every other rule too.
  if (wrongType !== undefined) return [wrongType];
  // ajv reports a bad key twice: for the rule it breaks, and for `propertyNames`.
  left = left.filter(({ keyword, propertyName }) => propertyName === undefined || keyword === 'propertyNames');
  left = withoutMisspelt(left);
  // A name that is too long and has bad characters is one bad name.
  const isBadName = left.some(({ keyword }) => keyword === 'pattern');
  const isActionWrong = left.some(({ keyword }) => keyword === 'oneOf');
  return left.filter(
    ({ keyword }) =>
      !(isActionWrong && (keyword === 'dependentRequired' || keyword === 'not')) && !(isBadName && keyword === 'maxLength'),
  );
}

function withoutOtherBranches(errors: readonly SchemaError[]): readonly SchemaError[] {
  const dropped = new Set<unknown>();
  for (const error of errors) {
    if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') continue;
    const branches = error.schema as readonly Branch[];
    const own = error.keyword === 'anyOf' ? branches.find(({ type }) => hasType(error.data, type)) : undefined;
    if (own !== undefined) dropped.add(error);
    for (const branch of branches) if (branch !== own) dropped.add(branch);
  }
  return errors.filter((error) => !dropped.has(error) && !dropped.has(error.parentSchema));
}

/** `triger:` or `schedule:` is one mistake, not an unknown key and a missing one. */
function withoutMisspelt(errors: readonly SchemaError[]): readonly SchemaError[] {
  const unknown = errors
    .filter(({ keyword }) => keyword === 'additionalProperties')
    .map(({ params }) => String(params['additionalProperty']));
  if (unknown.length === 0) return errors;
  return errors.filter((error) => {
    const missing = missingKeys(error);
    if (missing.length === 0) return true;
    // A map of which no key is known lacks nothing but the right keys.
    const hasKnown = Object.keys(error.data as object).length > unknown.length;
    return hasKnown && !unknown.some((key) => meantKey(key, missing) !== null);
  });
}

function missingKeys(error: SchemaError): readonly string[] {
  if (error.keyword === 'required' || error.keyword === 'dependentRequired') return [String(error.params['missingProperty'])];
  return error.keyword === 'oneOf' && error.params['passingSchemas'] === null ? alternativesOf(error) : [];
}

/** The keys of which an object must have exactly one. */
export function alternativesOf(error: SchemaError): readonly string[] {
  return (error.schema as readonly Branch[]).flatMap(({ required = [] }) => required);
}

function hasType(value: unknown, type: string | readonly string[] = []): boolean {
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return [type].flat().includes(own);
}
