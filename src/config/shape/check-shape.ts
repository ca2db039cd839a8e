import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { describeShapeError, type ShapeFault } from './describe-shape-error.ts';
import { foldShapeErrors } from './fold-shape-errors.ts';
import { scheduleSchema } from './schedule-schema.ts';

// `verbose` puts the schema and the value into each error: the messages need both. `strictTuples` would have lists of a fixed length only.
const validate = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, strictTuples: false }).compile(
  scheduleSchema,
);

/** Where a value departs from the schema, one fault for one mistake. Pure. */
export function checkShape(value: unknown): readonly ShapeFault[] {
  if (validate(value)) return [];
  return foldShapeErrors(validate.errors as ErrorObject[]).map((error) => describeShapeError(error, value));
}
