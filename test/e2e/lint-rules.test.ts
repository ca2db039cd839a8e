import { execFile } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, ROOT } from './volnux.ts';

// A rule that was never seen to fail may check nothing: each is shown one line that breaks it.
const BREAKS: Readonly<Record<string, { text: string; rule: string }>> = {
  'src/event/imports-up.ts': { text: `export type { Trigger } from '../trigger/trigger.ts';`, rule: 'no-restricted-imports' },
  'src/trigger/imports-aside.ts': {
    text: `export type { EventName } from '../event/event-mask.ts';`,
    rule: 'no-restricted-imports',
  },
  'src/store/imports-up.ts': { text: `export type { Config } from '../config/config.ts';`, rule: 'no-restricted-imports' },
  'src/config/imports-up.ts': { text: `export type { Plan } from '../plan/plan.ts';`, rule: 'no-restricted-imports' },
  'src/config/rules/imports-up.ts': { text: `export type { Plan } from '../../plan/plan.ts';`, rule: 'no-restricted-imports' },
  'src/config/shape/imports-generator.ts': {
    text: `export { generateFiles } from '../../../schema/generate.ts';`,
    rule: 'no-restricted-imports',
  },
  'src/executor/imports-aside.ts': { text: `export type { Config } from '../config/config.ts';`, rule: 'no-restricted-imports' },
  'src/plan/imports-up.ts': { text: `export type { Runnable } from '../scheduler/pipeline.ts';`, rule: 'no-restricted-imports' },
  'src/scheduler/imports-aside.ts': { text: `export type { Config } from '../config/config.ts';`, rule: 'no-restricted-imports' },
  'src/run/imports-aside.ts': {
    text: `export type { Runnable } from '../scheduler/pipeline.ts';`,
    rule: 'no-restricted-imports',
  },
  'src/hook/imports-aside.ts': {
    text: `export type { StepOutput } from '../run/run-pipeline.ts';`,
    rule: 'no-restricted-imports',
  },
  'src/reconcile/imports-up.ts': { text: `export type { RunnerOptions } from '../runner.ts';`, rule: 'no-restricted-imports' },
  'src/server/imports-up.ts': { text: `export type { RunnerOptions } from '../runner.ts';`, rule: 'no-restricted-imports' },
  'src/runner.ts': { text: `export type { Command } from './cli/command.ts';`, rule: 'no-restricted-imports' },
  'src/runner/imports-up.ts': { text: `export type { RunnerOptions } from '../runner.ts';`, rule: 'no-restricted-imports' },
  'src/trigger/reads-clock.ts': { text: `export const now: number = Date.now();`, rule: 'no-restricted-globals' },
  'src/config/reads-env.ts': { text: `export const home: unknown = process.env;`, rule: 'no-restricted-globals' },
  'src/config/reads-files.ts': { text: `export { readFile } from 'node:fs/promises';`, rule: 'no-restricted-imports' },
  'src/plan/waits.ts': { text: `setTimeout(() => {}, 1);`, rule: 'no-restricted-globals' },
  'src/cli/circle-a.ts': { text: `import type { B } from './circle-b.ts';\nexport type A = B | 1;`, rule: 'no-cycle' },
  'src/cli/circle-b.ts': { text: `import type { A } from './circle-a.ts';\nexport type B = A | 2;`, rule: 'no-cycle' },
  'src/cli/floats.ts': {
    text: `export function go(work: () => Promise<void>): void {\n  work();\n}`,
    rule: 'no-floating-promises',
  },
  'src/cli/misses-a-case.ts': {
    text: `export function word(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A';\n  }\n  return '';\n}`,
    rule: 'switch-exhaustiveness-check',
  },
};

test('each layer, purity and safety rule of the linter fails on a line that breaks it', async () => {
  const folder = await newFolder();
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'package.json']) await cp(join(ROOT, file), join(folder, file));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, { text }] of Object.entries(BREAKS)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${text}\n`);
  }
  const found = await lint(folder);
  const told = Object.entries(BREAKS).map(([file, { rule }]) => [file, rule, found.get(file)?.has(rule) ?? false]);
  expect(told.filter(([, , isFound]) => !isFound)).toEqual([]);
});

async function lint(folder: string): Promise<Map<string, Set<string>>> {
  const output = await new Promise<string>((resolve) => {
    execFile(join(ROOT, 'node_modules/.bin/oxlint'), ['--type-aware', '--format', 'json'], { cwd: folder }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const found = new Map<string, Set<string>>();
  for (const { filename, code } of (JSON.parse(output) as { diagnostics: { filename: string; code: string }[] }).diagnostics) {
    const rules = found.get(filename) ?? new Set();
    // "eslint(no-restricted-imports)"
    found.set(filename, rules.add(code.replace(/^.*\(|\)$/g, '')));
  }
  return found;
}
