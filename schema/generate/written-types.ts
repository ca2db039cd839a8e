import { compile, type JSONSchema } from 'json-schema-to-typescript';

/** TypeScript types of what a person may write, from the schema. Parts of it are named by their key: `job` is a `WrittenJob`. */
export async function writtenTypes(schema: unknown): Promise<string> {
  return compile(forTypes(schema) as JSONSchema, 'WrittenConfig', {
    bannerComment:
      '// Generated from schema/schedule.schema.json by `npm run generate`: what a person may write into a schedule.',
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 130, trailingComma: 'all' },
  });
}

/**
 * Left out are what TypeScript cannot say well (which keys exclude each other: a type for each combination), `x-` keys, which would let any
 * key pass and which loading leaves out, and the titles, which are for people.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'oneOf',
  'dependentRequired',
  'dependentSchemas',
  'patternProperties',
  'title',
  'examples',
  'default',
  '$id',
]);

function forTypes(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(forTypes);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([key]) => !LEFT_OUT.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, forKey(key, value)]));
}

function forKey(key: string, value: unknown): unknown {
  // Keys of the file may be called as keywords of the schema are.
  if (key === 'properties') return Object.fromEntries(entriesOf(value).map(([name, part]) => [name, forTypes(part)]));
  if (key === '$defs') return Object.fromEntries(entriesOf(value).map(([name, part]) => [typeName(name), forTypes(part)]));
  if (key === '$ref') return String(value).replace(/\w+$/, typeName);
  return forTypes(value);
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return Object.entries(value as Readonly<Record<string, unknown>>);
}

function typeName(key: string): string {
  return `Written${key.charAt(0).toUpperCase()}${key.slice(1)}`;
}
