import { createRequire } from 'node:module';

/** The JSON Schema of the file format, as shipped in `schema/`. */
export const scheduleSchema: Readonly<Record<string, unknown>> = createRequire(import.meta.url)(
  // A plain JSON import would make the compiler want the file inside `src/`; editors want it at this stable path.
  '../../../schema/schedule.schema.json',
) as Record<string, unknown>;
