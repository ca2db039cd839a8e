import { expect, test } from 'vitest';
import { DIAGNOSTICS } from '../../../src/config/diagnostic/diagnostic-table.ts';
import { LINT_LEVELS } from '../../../src/config/lint/lint-level.ts';
import { GLOBAL, LOCAL } from '../../../src/config/lint/lint-rules.ts';
import { type LoadResult, loadConfig } from '../../../src/config/load-config.ts';
import { scheduleSchema } from '../../../schema/validate-schedule.js';

const NOW = Date.UTC(2026, 10, 23, 8);
const JOB = 'jobs:\n  a: { run: ./a.sh, trigger: { interval: 1h } }\n';
const PAST = 'jobs:\n  a: { run: ./a.sh, timeout: 1m, trigger: { date: 2026-11-01 } }\n';

test('the rules of the schema are those of the table, with the same words and levels', () => {
  const definitions = scheduleSchema['$defs'] as Readonly<Record<string, { properties: Record<string, object> }>>;
  const rows = Object.values<{ rule?: string; meaning: string; severity: string }>(DIAGNOSTICS).filter(
    ({ rule }) => rule !== undefined,
  );
  const expected = rows.map(({ rule, meaning, severity }) => [
    rule,
    expect.objectContaining({ description: meaning, default: severity === 'error' ? 'error' : 'warn' }),
  ]);
  expect(definitions['lint']?.properties).toEqual(Object.fromEntries(expected));
});

test('a rule is named as its code, and is in a list', () => {
  const names = Object.keys(DIAGNOSTICS).flatMap((code) =>
    code.startsWith('LINT_') ? [code.slice(5).toLowerCase().replaceAll('_', '-')] : [],
  );
  expect([...LINT_LEVELS.keys()]).toEqual(['never-fires', ...names]);
  const listed = [...Object.keys(LOCAL), ...Object.keys(GLOBAL)];
  // Checked with the triggers, and with the comments.
  const elsewhere = ['never-fires', 'unknown-ignore', 'unused-ignore'];
  expect([...LINT_LEVELS.keys()].filter((name) => !listed.includes(name))).toEqual(elsewhere);
});

test('the file sets the level of a rule', async () => {
  expect(found(await load(JOB))).toEqual(['warning LINT_NO_TIMEOUT']);
  expect(found(await load(`lint: { no-timeout: warn }\n${JOB}`))).toEqual(['warning LINT_NO_TIMEOUT']);
  expect(found(await load(`lint: { no-timeout: off }\n${JOB}`))).toEqual([]);
  const { config, ...result } = await load(`lint: { no-timeout: error }\n${JOB}`);
  expect({ config, found: found(result) }).toEqual({ config: null, found: ['error LINT_NO_TIMEOUT'] });
});

test('a trigger that never fires may be made a warning, or ignored', async () => {
  const never = 'jobs:\n  a: { run: ./a.sh, timeout: 1m, trigger: { cron: "0 0 30 2 *" } }';
  const ignored = `${never} # volnux-ignore never-fires: until the calendar is mended\n`;
  expect(found(await load(never))).toEqual(['error CONFIG_NEVER_FIRES']);
  expect(found(await load(`lint: { never-fires: warn }\n${never}`))).toEqual(['warning CONFIG_NEVER_FIRES']);
  for (const lint of [true, false]) {
    expect((await load(`lint: { never-fires: off }\n${never}`, { lint })).config).not.toBeNull();
    expect((await load(ignored, { lint })).diagnostics).toEqual([]);
  }
  expect((await load(`lint: { never-fires: warn }\n${never}`, { lint: false })).diagnostics).toEqual([]);
});

test('a misspelt rule or level is told of', async () => {
  const { diagnostics } = await load(`lint: { no-timeuot: off, past-date: on }\n${JOB}`);
  expect(diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
    ['CONFIG_UNKNOWN_KEY', 'did you mean `no-timeout`?'],
    ['CONFIG_NOT_ALLOWED', null],
  ]);
});

test('unasked, lint says no more than what the file makes an error, and nothing that depends on the moment', async () => {
  expect((await load(JOB, { lint: false })).diagnostics).toEqual([]);
  expect((await load(`lint: { no-timeout: error }\n${JOB}`, { lint: false })).config).toBeNull();
  const past = `lint: { past-date: error }\n${PAST}`;
  expect((await load(past)).config).toBeNull();
  expect((await load(past, { lint: false })).config).not.toBeNull();
});

test('the moment does not change the hash', async () => {
  const [before, after] = [await load(PAST, { now: 0 }), await load(PAST)];
  expect([found(before), found(after)]).toEqual([[], ['warning LINT_PAST_DATE']]);
  expect(after.hash).toBe(before.hash);
});

test('what is wrong is told alone: lint waits until nothing is', async () => {
  const trigger = 'trigger: { cron: "*/7 25 13 * fri", timezone: Europe/Berlin }';
  expect(found(await load(`jobs:\n  a: { run: ./a.sh, timeout: 5min, ${trigger} }\n`))).toEqual([
    'error CONFIG_BAD_DURATION',
    'error CONFIG_BAD_CRON',
  ]);
  expect(
    found(await load(`lint: { no-timeout: error }\n${JOB}  b: { run: ./b.sh, timeout: 1m, trigger: { cron: "*/7 * * * *" } }\n`)),
  ).toEqual(['error LINT_NO_TIMEOUT']);
});

function load(text: string, { lint = true, now = NOW } = {}): Promise<LoadResult> {
  const files = {
    readFile: async () => new TextEncoder().encode(text),
    isFile: async () => true,
    isDirectory: async () => false,
    glob: async () => [],
    now: () => now,
  };
  return loadConfig('schedule.yaml', { env: {}, files, lint });
}

function found({ diagnostics }: Pick<LoadResult, 'diagnostics'>): readonly string[] {
  return diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}
