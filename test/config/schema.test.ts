import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { generateFiles } from '../../schema/generate.ts';
import { scheduleSchema } from '../../schema/validate-schedule.js';
import { EVENT_MASKS } from '../../src/event/event-mask.ts';
import { RUN_ENDS } from '../../src/trigger/spec/trigger-spec.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly required?: readonly string[];
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

test('the reference page has a row for every key, and each of its links leads to a section', async () => {
  const page = (await generateFiles()).get('docs/schedule-file.md') ?? '';
  const missing = [...keysOf(scheduleSchema)].filter(({ path }) => !page.includes(`\n| \`${path.split('/').at(-1)}\` | `));
  expect(missing).toEqual([]);
  const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-'));
  expect([...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, link]) => link).filter((link) => !sections.includes(link ?? ''))).toEqual(
    [],
  );
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

test('every key and every part has a title and says what it is; every key has an example', () => {
  const silent: string[] = [];
  for (const [name, { title, description }] of Object.entries(definitions))
    if (title === undefined || description === undefined) silent.push(name);
  for (const { path, full } of keysOf(scheduleSchema))
    if (full.title === undefined || full.description === undefined || full.examples === undefined) silent.push(path);
  expect(silent).toEqual([]);
});

test('every key that may be left out has a default, or says in words what holds then', () => {
  const silent: string[] = [];
  for (const { path, full, isNeeded } of keysOf(scheduleSchema))
    if (!isNeeded && full.default === undefined && !full.description?.includes('Default: ')) silent.push(path);
  expect(silent).toEqual([]);
});

test('the schema is one of draft 2020-12, and no keyword in it is unknown', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTuples: false, allowUnionTypes: true });
  expect(ajv.validateSchema(scheduleSchema)).toBe(true);
  expect(() => ajv.compile(scheduleSchema)).not.toThrow();
});

test('every default and example is valid where it stands', () => {
  const ajv = new Ajv2020({ strict: false, schemas: [scheduleSchema] });
  const wrong: unknown[] = [];
  for (const { path, part } of partsOf(scheduleSchema)) {
    const validate = ajv.compile({ $ref: `${String(scheduleSchema['$id'])}${encodeURI(path).replaceAll('^', '%5E')}` });
    const values = [...(part.examples ?? []), ...(part.default === undefined ? [] : [part.default])];
    for (const value of values) if (!validate(value)) wrong.push([path, value, validate.errors]);
  }
  expect(wrong).toEqual([]);
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

/** Every key of the file: with its own part of the schema over the one that it refers to. */
function* keysOf(schema: unknown): Generator<{ path: string; full: Schema; isNeeded: boolean }> {
  for (const { path, part } of partsOf(schema)) {
    const needed = [part, ...(part.oneOf ?? [])].flatMap(({ required = [] }) => required);
    for (const [key, property] of Object.entries(part.properties ?? {})) {
      const full = { ...definitions[property.$ref?.split('/').at(-1) ?? ''], ...property };
      yield { path: `${path}/properties/${key}`, full, isNeeded: needed.includes(key) };
    }
  }
}

/** Every schema inside the schema, itself included. */
function* partsOf(value: unknown, path = '#'): Generator<{ path: string; part: Schema }> {
  const part = value as Schema & Readonly<Record<string, unknown>>;
  yield { path, part };
  for (const keyword of ['properties', 'patternProperties', '$defs'])
    for (const [key, inner] of Object.entries(part[keyword] ?? {})) yield* partsOf(inner, `${path}/${keyword}/${key}`);
  for (const keyword of ['anyOf', 'oneOf', 'prefixItems'])
    for (const [index, inner] of ((part[keyword] ?? []) as readonly unknown[]).entries())
      yield* partsOf(inner, `${path}/${keyword}/${index}`);
  for (const keyword of ['items', 'additionalProperties', 'propertyNames'])
    if (typeof part[keyword] === 'object') yield* partsOf(part[keyword], `${path}/${keyword}`);
}
