import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/config/diagnostic/diagnostic.ts';
import { DIAGNOSTICS } from '../../../src/config/diagnostic/diagnostic-table.ts';
import { renderSarif } from '../../../src/config/diagnostic/render-sarif.ts';
import { loadConfig } from '../../../src/config/load-config.ts';

interface Log {
  readonly runs: readonly [
    {
      readonly columnKind: string;
      readonly tool: { readonly driver: { readonly version: string; readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly [{ readonly physicalLocation: { artifactLocation: { uri: string }; region: object } }];
      }[];
    },
  ];
}

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));

function diagnostic(changes: Partial<Diagnostic> = {}): Diagnostic {
  const place = { file: 'schedule.yaml', line: 4, column: 5, endColumn: 11, excerpt: '    triger: x' };
  return { code: 'CONFIG_UNKNOWN_KEY', severity: 'error', message: 'm', hint: null, ...place, ...changes };
}

function sarif(diagnostics: readonly Diagnostic[], viewpoint = { cwd: '/repo', root: '/repo' }): Log {
  return JSON.parse(renderSarif(diagnostics, '1.2.3', viewpoint)) as Log;
}

/** The schema is of draft 4: of what changed since, only its `id` and the flag of patterns matter. */
function sarifValidator(): ValidateFunction {
  const text = readFileSync(`${fixtures}sarif/sarif-2.1.0-rtm.5.json`, 'utf8');
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(text) as Record<string, unknown>;
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(schema);
}

test('the log of every bad fixture, and of a file that is not there, has the shape of SARIF 2.1.0', async () => {
  const names = readdirSync(`${fixtures}config`).filter((name) => name.endsWith('.bad.yaml'));
  const loaded = await Promise.all([...names, 'none.yaml'].map((name) => loadConfig(`${fixtures}config/${name}`, { env: {} })));
  const diagnostics = loaded.flatMap((result) => result.diagnostics);
  const log = sarif(diagnostics, { cwd: fixtures, root: fixtures });
  const validate = sarifValidator();
  validate(log);
  expect(validate.errors).toBe(null);
  expect(log.runs[0].results).toHaveLength(diagnostics.length);
  expect(validate({ ...log, version: '2.0.0' })).toBe(false);
});

test('the rules are the table of codes, and each result points to its own', () => {
  const [{ tool, results }] = sarif([diagnostic(), diagnostic({ code: 'CONFIG_NO_JOBS', severity: 'warning' })]).runs;
  expect(tool.driver.version).toBe('1.2.3');
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(Object.keys(DIAGNOSTICS));
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
  expect(results.map(({ level }) => level)).toEqual(['error', 'warning']);
});

test('a place is a region in UTF-16 units; the file as a whole is its first line', () => {
  const [run] = sarif([diagnostic(), diagnostic({ excerpt: null, line: 1, column: 1, endColumn: 1 })]).runs;
  expect(run.columnKind).toBe('utf16CodeUnits');
  expect(run.results.map(({ locations }) => locations[0].physicalLocation.region)).toEqual([
    { startLine: 4, startColumn: 5, endColumn: 11 },
    { startLine: 1 },
  ]);
});

test('the file is a URI from the root of the checkout, and absolute when it is elsewhere', () => {
  const files = ['a b#1.yaml', '../jobs/ä:%.yaml', '/etc/a b.yaml'];
  const [{ results }] = sarif(
    files.map((file) => diagnostic({ file })),
    { cwd: '/repo/ops', root: '/repo' },
  ).runs;
  expect(results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri)).toEqual([
    'ops/a%20b%231.yaml',
    'jobs/%C3%A4%3A%25.yaml',
    'file:///etc/a%20b.yaml',
  ]);
});

test('what the file says is neither a placeholder nor a link of the message', () => {
  const [{ results }] = sarif([diagnostic({ message: 'steps[0] is "{0} [here](https://x)"', hint: 'write `{ cron: … }`' })]).runs;
  expect(results[0]?.message.text).toBe('steps[0] is "{{0}} [here\\](https://x)"\nhint: write `{{ cron: … }}`');
});
