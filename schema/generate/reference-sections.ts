import { follow, mapOf, type Part, referred } from './schema-part.ts';

const MOST_IN_A_ROW = 3;

/** The parts with a section of their own: the maps in the order in which a reader comes to them, the file first; then the kinds of value. */
export function sectionParts(schema: Part): readonly Part[] {
  const found = new Set<Part>();
  visit(schema, schema, found);
  const parts = [...found];
  if (new Set(parts.map(({ title }) => title)).size < parts.length) throw new Error('two sections have the same title');
  return [...parts.filter((part) => mapOf(part) !== null), ...parts.filter((part) => mapOf(part) === null)];
}

/**
 * The part in whose section a value is told of: of maps with known keys, of many words to choose from, and of what a key refers to while it
 * is described in its own way. `null`: the row of the key tells all.
 */
export function sectionOf(part: Part, schema: Part): Part | null {
  const { $ref, ...own } = part;
  const full = $ref === undefined ? part : referred($ref, schema);
  // A form of a value has no title.
  if (mapOf(full) !== null && full.title !== undefined) return full;
  // The words stand in the schema twice where one of them or a list of them may be written.
  if (full.enum !== undefined && full.enum.length > MOST_IN_A_ROW)
    return Object.values(schema.$defs ?? {}).find((other) => String(other.enum) === String(full.enum)) ?? null;
  return $ref !== undefined && Object.keys(own).length > 0 ? full : null;
}

function visit(part: Part, schema: Part, found: Set<Part>): void {
  const section = sectionOf(part, schema);
  if (section !== null && found.has(section)) return;
  if (section !== null) found.add(section);
  const { items, additionalProperties, properties = {}, anyOf = [] } = follow(part, schema);
  for (const inner of [items, additionalProperties, ...Object.values(properties), ...anyOf])
    if (typeof inner === 'object') visit(inner, schema, found);
}
