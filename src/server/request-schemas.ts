/** What may be asked of a runner, as JSON Schema (draft 2020-12). `npm run generate` compiles them, so that no compiler is loaded. */

const JOB = { type: 'string', minLength: 1, maxLength: 1000 } as const;
const TEXT = { type: 'string', maxLength: 1000 } as const;
/** Who asks: the account of the client. Only that of the runner, and root, can open the socket. */
const BY = {
  type: 'object',
  additionalProperties: false,
  required: ['user', 'uid'],
  properties: { user: { type: 'string', minLength: 1, maxLength: 200 }, uid: { type: 'integer' } },
} as const;
const TEN_YEARS_MS = 315_360_000_000;
/** A client that waits longer asks again. */
const LONGEST_WAIT_S = 30;

/** The name of a kind of request that is checked. */
export type RequestName = 'status' | 'run' | 'nothing' | 'pause' | 'resume' | 'reload' | 'trigger' | 'cancel';

/** Bodies of commands, and queries of questions. */
export const REQUEST_SCHEMAS: Readonly<Record<RequestName, object>> = {
  status: { type: 'object', additionalProperties: false, properties: { job: JOB } },
  run: {
    type: 'object',
    additionalProperties: false,
    required: ['run'],
    // A query is text.
    properties: {
      run: JOB,
      wait: { enum: Array.from({ length: LONGEST_WAIT_S + 1 }, (_, seconds) => String(seconds)) },
      until: { enum: ['begun', 'ended'] },
    },
  },
  nothing: { type: 'object', additionalProperties: false },
  pause: {
    type: 'object',
    additionalProperties: false,
    required: ['job', 'by'],
    properties: { job: JOB, by: BY, reason: TEXT, for_ms: { type: 'integer', minimum: 1, maximum: TEN_YEARS_MS } },
  },
  resume: { type: 'object', additionalProperties: false, required: ['job', 'by'], properties: { job: JOB, by: BY } },
  reload: { type: 'object', additionalProperties: false, properties: { force: { type: 'boolean' } } },
  trigger: {
    type: 'object',
    additionalProperties: false,
    required: ['job'],
    properties: { job: JOB, with: { type: 'object', additionalProperties: { type: 'string', maxLength: 10_000 } } },
  },
  cancel: { type: 'object', additionalProperties: false, required: ['target', 'by'], properties: { target: JOB, by: BY } },
};
