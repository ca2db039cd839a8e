import { readFile, writeFile } from 'node:fs/promises';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { DIAGNOSTICS } from '../src/config/diagnostic/diagnostic-table.ts';

/** What is made from the schema and the table of codes: text by path from the root of the project. */
export async function generateFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['src/config/written-config.ts', await writtenConfig()],
    ['docs/diagnostics.md', diagnosticsPage()],
  ]);
}

async function writtenConfig(): Promise<string> {
  const schema = JSON.parse(await readFile(new URL('schedule.schema.json', import.meta.url), 'utf8')) as unknown;
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

function diagnosticsPage(): string {
  const sections = Object.entries(DIAGNOSTICS).map(([code, { severity, meaning, hint }]) => {
    const lines = [`## ${code}`, '', `${severity === 'error' ? 'Error' : 'Warning'}. ${meaning}`];
    if (hint !== null) lines.push('', `Hint: ${hint}.`);
    return lines.join('\n');
  });
  const head = [
    '# Diagnostics',
    '',
    '<!-- Generated from src/config/diagnostic/diagnostic-table.ts by `npm run generate`. -->',
    '',
    'What `volnux validate`, and every other command that loads a schedule, can say about it. Codes are stable: scripts may rely on them.',
  ];
  return `${[head.join('\n'), ...sections].join('\n\n')}\n`;
}

if (import.meta.main) {
  for (const [path, text] of await generateFiles()) await writeFile(new URL(`../${path}`, import.meta.url), text);
}
