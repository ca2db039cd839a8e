import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

interface Context {
  readonly cwd: string;
  readonly with: { readonly file: string };
  readonly params: { readonly warehouses: string };
  readonly outputs: { readonly fetch: { readonly rows: string } };
  readonly log: (line: string) => void;
}

/** What it returns is the step's outputs: as values to modules, as JSON to commands. */
export default async function knownWarehouses({
  cwd,
  with: { file },
  params,
  outputs,
  log,
}: Context): Promise<{ unknown: string[] }> {
  const text = await readFile(resolve(cwd, file), 'utf8');
  const names = new Set(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0] ?? ''),
  );
  log(`${names.size} warehouses in ${outputs.fetch.rows} rows`);
  return { unknown: [...names].filter((name) => !params.warehouses.split(' ').includes(name)) };
}
