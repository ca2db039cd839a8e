import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { REQUEST_SCHEMAS } from '../../src/server/request-schemas.ts';
import { asModule } from './compile-validator.ts';

/** A module with a function for each request to a runner that checks it. */
export function compileRequestValidators(): string {
  const names = Object.keys(REQUEST_SCHEMAS);
  const ajv = new Ajv2020({ code: { source: true, esm: true, lines: true }, strict: true });
  for (const [name, schema] of Object.entries(REQUEST_SCHEMAS)) ajv.addSchema(schema, name);
  const code = asModule(standaloneCode.default(ajv, Object.fromEntries(names.map((name) => [name, name]))));
  return `// Generated from src/server/request-schemas.ts by \`npm run generate\`.\n${code}\n`;
}
