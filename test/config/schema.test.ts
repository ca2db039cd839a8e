import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generateFiles } from '../../schema/generate.ts';
import { scheduleSchema } from '../../src/config/shape/schedule-schema.ts';
import { EVENT_MASKS } from '../../src/event/event-mask.ts';
import { RUN_ENDS } from '../../src/trigger/trigger-spec.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const definitions = scheduleSchema['$defs'] as Readonly<Record<string, Schema>>;

test('files made from the schema and the table of codes are up to date (`npm run generate`)', async () => {
  for (const [path, text] of await generateFiles()) {
    expect(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'), path).toBe(text);
  }
});

test('events of the schema are those of the scheduler', () => {
  const events = Object.keys(EVENT_MASKS);
  expect(definitions['eventName']?.enum).toEqual(events);
  expect(definitions['hook']?.properties?.['on']?.anyOf?.[0]?.enum).toEqual(events);
});

test('ends of a run of the schema are those of `after`', () => {
  expect(definitions['runEnd']?.enum).toEqual(RUN_ENDS);
  expect(definitions['trigger']?.properties?.['after']?.properties?.['on']?.anyOf?.[0]?.enum).toEqual(RUN_ENDS);
});

test('every key says what it is, with an example', () => {
  const silent: string[] = [];
  for (const { path, part } of partsOf(scheduleSchema)) {
    for (const [key, property] of Object.entries(part.properties ?? {})) {
      const full = { ...definitions[property.$ref?.split('/').at(-1) ?? ''], ...property };
      if (full.description === undefined || full.examples === undefined) silent.push(`${path}.${key}`);
    }
  }
  expect(silent).toEqual([]);
});

// What folding a mistake into one diagnostic relies on.
test('alternatives have the two forms that can be told apart', () => {
  for (const { path, part } of partsOf(scheduleSchema)) {
    const types = (part.anyOf ?? []).flatMap(({ type }) => type ?? 'none');
    expect(types, path).toEqual([...new Set(types)]);
    expect(types, path).not.toContain('none');
    for (const branch of part.oneOf ?? []) expect(Object.keys(branch), path).toEqual(['required']);
  }
});

function* partsOf(value: unknown, path = '#'): Generator<{ path: string; part: Schema }> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield { path, part: value };
  for (const [key, inner] of Object.entries(value))
    if (key !== 'examples' && key !== 'default') yield* partsOf(inner, `${path}/${key}`);
}
