/** The schema as the validator has it: the parts of it that its errors hold are the same objects. */
export const scheduleSchema: Readonly<Record<string, unknown>>;

/** Has the value the shape of the schema? If not, `validateSchedule.errors` tells why, until the next call. */
export const validateSchedule: {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
};

/** A keyword of the schema that a value departs from. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer to the keyword. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The key that `propertyNames` found wrong, in the errors that tell why. */
  readonly propertyName?: string;
  /** What the keyword says. */
  readonly schema: unknown;
  /** The part of the schema in which the keyword stands. */
  readonly parentSchema: unknown;
  /** The value. */
  readonly data: unknown;
}
