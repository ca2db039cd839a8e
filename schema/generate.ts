import { readFile, writeFile } from 'node:fs/promises';
import { compileRequestValidators } from './generate/compile-request-validators.ts';
import { compileValidator } from './generate/compile-validator.ts';
import { diagnosticsPage } from './generate/diagnostics-page.ts';
import { editsPage } from './generate/edits-page.ts';
import { referencePage } from './generate/reference-page.ts';
import { writtenTypes } from './generate/written-types.ts';

/** What is made from the schemas and the tables of codes and fields: text by path from the root of the project. */
export async function generateFiles(): Promise<ReadonlyMap<string, string>> {
  const schema = JSON.parse(await readFile(new URL('schedule.schema.json', import.meta.url), 'utf8')) as Record<string, unknown>;
  return new Map([
    ['schema/validate-schedule.js', compileValidator(schema)],
    ['schema/validate-requests.js', compileRequestValidators()],
    ['src/config/written-config.ts', await writtenTypes(schema)],
    ['docs/schedule-file.md', referencePage(schema)],
    ['docs/diagnostics.md', diagnosticsPage()],
    ['docs/edits.md', editsPage()],
  ]);
}

if (import.meta.main) {
  for (const [path, text] of await generateFiles()) await writeFile(new URL(`../${path}`, import.meta.url), text);
}
