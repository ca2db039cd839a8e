/** Why a request is not carried out, and the status of HTTP that says so. */
const STATUS = {
  /** It has another form than the schemas say. */
  'bad-request': 400,
  'no-such-request': 404,
  'unknown-job': 404,
  'unknown-run': 404,
  /** It is right, and the answer is no. */
  refused: 409,
  internal: 500,
} as const;

export type ControlErrorCode = keyof typeof STATUS;

/** A request that is not carried out; `message` says why and what to do. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly code: ControlErrorCode;

  constructor(code: ControlErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  get status(): number {
    return STATUS[this.code];
  }
}
