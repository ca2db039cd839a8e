import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Executor } from '../../src/executor/executor.ts';

/**
 * The executor as the package has it: in JavaScript. From its sources each thread would first load what takes the types out of them.
 *
 * @param folder where to put it.
 */
export async function buildExecutor(folder: string): Promise<() => Executor> {
  const sources = new URL('../../src/executor/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const text = stripTypeScriptTypes(readFileSync(new URL(name, sources), 'utf8'));
    writeFileSync(join(folder, name.replace(/ts$/, 'js')), text.replaceAll(/(from '\.{1,2}\/[\w/-]+)\.ts'/g, "$1.js'"));
  }
  const built = (await import(pathToFileURL(join(folder, 'start-executor.js')).href)) as { startExecutor: () => Executor };
  return built.startExecutor;
}
