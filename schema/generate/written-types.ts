import { compile, type JSONSchema } from 'json-schema-to-typescript';

/** TypeScript types of what a person may write, from the schema. */
export async function writtenTypes(schema: unknown): Promise<string> {
  return compile(withoutAlternatives(schema) as JSONSchema, 'WrittenConfig', {
    bannerComment:
      '// Generated from schema/schedule.schema.json by `npm run generate`: what a person may write into a schedule.',
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 130, trailingComma: 'all' },
  });
}

/**
 * The schema without what TypeScript cannot say well: which keys exclude each other (a type for each combination), and `x-` keys,
 * which would let any key pass and which loading leaves out.
 */
function withoutAlternatives(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutAlternatives);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key]) => !['oneOf', 'dependentRequired', 'patternProperties', 'examples', 'default', '$id'].includes(key),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutAlternatives(value)]));
}
