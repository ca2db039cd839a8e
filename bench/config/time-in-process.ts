// One measurement in a process of its own: what a part of loading a schedule takes, the first time it is done. Prints milliseconds.
//   node time-in-process.ts parse FILE | load FILE
import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';

const [what = '', path = ''] = process.argv.slice(2);
const work = what === 'parse' ? parseOnly : await loading();
const start = performance.now();
await work();
process.stdout.write(String(performance.now() - start));

async function parseOnly(): Promise<void> {
  const { errors } = parseDocument(await readFile(path, 'utf8'));
  if (errors.length > 0) throw errors[0];
}

async function loading(): Promise<() => Promise<void>> {
  const { loadConfig } = await import('../../src/config/load-config.ts');
  return async () => {
    const { config, diagnostics } = await loadConfig(path, { env: {} });
    if (config === null) throw new Error(diagnostics[0]?.message);
  };
}
