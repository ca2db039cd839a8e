import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

interface Context {
  /** Folder of the schedule file. */
  readonly cwd: string;
  /** `with` of the step. */
  readonly with: { readonly input: string; readonly output: string };
  readonly log: (line: string) => void;
}

/** Sums the amounts by country, in cents so that no rounding adds up, largest first. */
export default async function revenueByCountry({ cwd, with: { input, output }, log }: Context): Promise<void> {
  const [, ...rows] = (await readFile(resolve(cwd, input), 'utf8')).trim().split('\n');
  const cents = new Map<string, number>();
  for (const row of rows) {
    const [, , country = '', amount = ''] = row.split(',');
    cents.set(country, (cents.get(country) ?? 0) + Math.round(Number(amount) * 100));
  }
  const revenue = [...cents].sort(([, a], [, b]) => b - a).map(([country, sum]) => ({ country, revenue: sum / 100 }));
  await writeFile(resolve(cwd, output), `${JSON.stringify(revenue, null, 2)}\n`);
  log(`${rows.length} rows, ${revenue.length} countries`);
}
