import { toFlowYaml } from '../../src/config/shape/show-value.ts';
import { sectionParts } from './reference-sections.ts';
import { follow, mapOf, type Part } from './schema-part.ts';
import { ownTypeText, typeText } from './type-text.ts';

const HEAD = [
  '# The schedule file',
  '',
  '<!-- Generated from schema/schedule.schema.json by `npm run generate`. -->',
  '',
  'Every key of `schedule.yaml`, from the [schema](../schema/schedule.schema.json) that volnux checks it with and editors complete it from',
  '(`volnux schema` prints it). Any other key is a mistake.',
].join('\n');

/** The page of all that may be written: a section for each map and each kind of value, a row for each key. */
export function referencePage(schema: Part): string {
  const sections = sectionParts(schema).map((part) => {
    const map = mapOf(part);
    const blocks = map === null ? valueBlocks(part, schema) : mapBlocks(part, map, schema);
    return [`## ${part.title ?? ''}`, part.description ?? '', ...blocks].join('\n\n');
  });
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

function valueBlocks(part: Part, schema: Part): readonly string[] {
  const examples = (part.examples ?? []).map((example) => `\`${toFlowYaml(example)}\``);
  return [`Written as ${ownTypeText(part, schema)}${examples.length === 0 ? '' : `: ${examples.join(', ')}`}.`];
}

function mapBlocks(part: Part, map: Part, schema: Part): readonly string[] {
  const others = (part.anyOf ?? []).filter((branch) => branch !== map).map((branch) => typeText(branch, schema));
  const alternatives = alternativesOf(map).map((key) => `\`${key}\``);
  return [
    ...(others.length === 0 ? [] : [`Written as ${others.join(', ')}, or as a map:`]),
    ...(alternatives.length === 0 ? [] : [`Exactly one of ${alternatives.join(', ')} must be there.`]),
    keyTable(map, schema),
  ];
}

function keyTable(map: Part, schema: Part): string {
  const rows = Object.entries(map.properties ?? {}).map(([key, property]) => {
    const { description = '', default: value, examples = [] } = follow(property, schema);
    // Some defaults are told in words, as the last sentence.
    const [text = '', inWords = ''] = description.split(/\s*Default: /);
    const fallback = value === undefined ? inWords.replace(/\.$/, '') : `\`${toFlowYaml(value)}\``;
    const shown = examples.map((example) => `\`${key}: ${toFlowYaml(example)}\``);
    return [
      `\`${key}\``,
      typeText(property, schema),
      map.required?.includes(key) ? 'required' : alternativesOf(map).includes(key) ? '' : fallback,
      text,
      shown.join('<br>'),
    ];
  });
  for (const [pattern, { description = '' }] of Object.entries(map.patternProperties ?? {}))
    rows.push([`\`${pattern.replace('^', '')}…\``, 'anything', '', description, '']);
  const head = [
    ['key', 'value', 'default', 'meaning', 'example'],
    ['---', '---', '---', '---', '---'],
  ];
  return [...head, ...rows].map(tableRow).join('\n');
}

/** The keys of which there must be exactly one. */
function alternativesOf({ oneOf = [] }: Part): readonly string[] {
  return oneOf.flatMap(({ required = [] }) => required);
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
