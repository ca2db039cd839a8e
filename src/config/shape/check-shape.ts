import { validateSchedule } from '../../../schema/validate-schedule.js';
import { describeShapeError, type ShapeFault } from './describe-shape-error.ts';
import { foldShapeErrors } from './fold-shape-errors.ts';

/** Where a value departs from the schema, one fault for one mistake. Pure. */
export function checkShape(value: unknown): readonly ShapeFault[] {
  if (validateSchedule(value)) return [];
  return foldShapeErrors(validateSchedule.errors ?? []).map((error) => describeShapeError(error, value));
}
