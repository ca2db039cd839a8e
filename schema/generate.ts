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
  const rows: readonly (readonly [string, Row])[] = Object.entries(DIAGNOSTICS);
  const head = [
    '# Diagnostics',
    '',
    '<!-- Generated from src/config/diagnostic/diagnostic-table.ts by `npm run generate`. -->',
    '',
    'What `volnux validate`, and every other command that loads a schedule, can say about it. Codes are stable: scripts may rely on them.',
  ];
  const lint = [
    '## Lint',
    '',
    'What is no mistake of the format but rarely meant. `volnux validate` tells it; `--strict` fails on it. A file switches a rule by its name,',
    'as a whole or for one line; what stands behind the name is the reason:',
    '',
    '```yaml',
    'lint: { no-timeout: error, crowded-minute: off } # off, warn or error',
    'runner:',
    '  shutdown_grace: 2m # volnux-ignore long-shutdown-grace: the pod has terminationGracePeriodSeconds: 150',
    'jobs:',
    '  # volnux-ignore no-timeout, uneven-step: alone on a line, it is for the next one',
    '  sweep: { run: ./sweep.sh, trigger: { cron: "*/7 * * * *" } }',
    '```',
    '',
    'An error makes the file invalid for every command; a warning is told by `validate` alone, once nothing is an error. What',
    '`dst-surprise`, `crowded-minute` and `past-date` find depends on the present moment: as errors they fail `validate`, but a file that',
    'was good keeps being run.',
  ];
  const mistakes = rows.filter(([, { rule }]) => rule === undefined).map((row) => section('##', row));
  const rules = rows.filter(([, { rule }]) => rule !== undefined).map((row) => section('###', row));
  return `${[head.join('\n'), ...mistakes, lint.join('\n'), ...rules].join('\n\n')}\n`;
}

interface Row {
  readonly severity: string;
  readonly rule?: string;
  readonly meaning: string;
  readonly hint: string | null;
}

function section(level: string, [code, { severity, rule, meaning, hint }]: readonly [string, Row]): string {
  const kind = severity === 'error' ? 'Error' : 'Warning';
  const lines = [
    `${level} ${code}`,
    '',
    `${rule === undefined ? kind : `Rule \`${rule}\`, by default ${kind === 'Error' ? 'an error' : 'a warning'}`}. ${meaning}`,
  ];
  if (hint !== null) lines.push('', `Hint: ${hint}.`);
  return lines.join('\n');
}

if (import.meta.main) {
  for (const [path, text] of await generateFiles()) await writeFile(new URL(`../${path}`, import.meta.url), text);
}
