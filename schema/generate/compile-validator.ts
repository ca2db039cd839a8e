import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

/** A module that checks a value against the schema: volnux compiles nothing when it starts, and needs nothing of ajv. */
export function compileValidator(schema: Readonly<Record<string, unknown>>): string {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    allErrors: true,
    // Puts the schema and the value into each error: the messages need both, and nothing of ajv's own wording.
    verbose: true,
    messages: false,
    strict: true,
    // The alternatives of a `oneOf` name keys that are defined beside it.
    strictRequired: false,
    // It would have lists of a fixed length only.
    strictTuples: false,
    allowUnionTypes: true,
  });
  ajv.compile(schema);
  const code = asModule(standaloneCode.default(ajv, { validateSchedule: String(schema['$id']) }));
  return `// Generated from schema/schedule.schema.json by \`npm run generate\`.\n${withoutCopies(code, schema)}`;
}

/** ajv's code asks for what counts characters with `require`, in modules too: here it stands in the code. */
export function asModule(code: string): string {
  const whole = code.replaceAll('require("ajv/dist/runtime/ucs2length").default', COUNT_CHARACTERS);
  if (whole.includes('require(')) throw new Error('the compiled validator needs something else of ajv');
  return whole;
}

const COUNT_CHARACTERS = 'function (text) { let count = 0; for (const _ of text) count++; return count; }';

/** ajv writes each part that is referred to out again, and exports none: here errors hold parts of one schema, which is there to compare. */
function withoutCopies(code: string, schema: Readonly<Record<string, unknown>>): string {
  const root = /const (schema\d+) = \{"\$schema":/.exec(code)?.[1];
  if (root === undefined) throw new Error('the compiled validator does not hold its schema');
  const single = Object.entries(schema['$defs'] as Readonly<Record<string, unknown>>).reduce(
    (text, [name, part]) => text.replaceAll(` = ${JSON.stringify(part)};`, () => ` = ${root}.$defs.${name};`),
    code,
  );
  return `${single}\nexport { ${root} as scheduleSchema };\n`;
}
