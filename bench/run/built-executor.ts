import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReportReading } from '../../src/executor/report-frame.ts';
import type { startExecutor } from '../../src/executor/start-executor.ts';

/** What of it is used here. */
export interface BuiltExecutor {
  readonly startExecutor: typeof startExecutor;
  readonly ReportReading: typeof ReportReading;
}

/**
 * The executor as the package has it: in JavaScript. From its sources each thread would first load what takes the types out of them.
 *
 * @param folder where to put it.
 */
export async function buildExecutor(folder: string): Promise<BuiltExecutor> {
  const sources = new URL('../../src/executor/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const text = stripTypeScriptTypes(readFileSync(new URL(name, sources), 'utf8'));
    writeFileSync(join(folder, name.replace(/ts$/, 'js')), text.replaceAll(/(from '\.{1,2}\/[\w/-]+)\.ts'/g, "$1.js'"));
  }
  return loadExecutor(folder);
}

/** What was built into this folder. */
export async function loadExecutor(folder: string): Promise<BuiltExecutor> {
  const load = (name: string): Promise<object> => import(pathToFileURL(join(folder, name)).href) as Promise<object>;
  return { ...(await load('start-executor.js')), ...(await load('report-frame.js')) } as BuiltExecutor;
}
