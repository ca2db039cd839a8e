import { sectionOf } from './reference-sections.ts';
import { follow, type Part } from './schema-part.ts';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: '`true` or `false`',
  null: '`null`',
  array: 'list',
  object: 'map',
};

/** What may be written, in Markdown, with links to the sections that tell more: `text or list of [event](#event)`. */
export function typeText(part: Part, schema: Part): string {
  const section = sectionOf(part, schema);
  return section === null ? ownTypeText(part, schema) : sectionLink(section);
}

/** The same inside the section of the part. */
export function ownTypeText(part: Part, schema: Part): string {
  const { const: only, enum: words, anyOf, type = 'object', items, additionalProperties } = follow(part, schema);
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (words !== undefined) return inWords(words.map((word) => `\`${String(word)}\``));
  if (anyOf !== undefined) return inWords(anyOf.map((branch) => typeText(branch, schema)));
  if (items !== undefined) return `list of ${typeText(items, schema)}`;
  if (typeof additionalProperties === 'object') return `map of ${typeText(additionalProperties, schema)}`;
  return inWords([type].flat().map((name) => TYPE_NAMES[name] ?? name));
}

function sectionLink({ title = '' }: Part): string {
  return `[${title.toLowerCase()}](#${title.toLowerCase().replaceAll(' ', '-')})`;
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${String(names.at(-1))}`;
}
