/** A schema inside the schema, as far as the reference page tells of it. */
export interface Part {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Part>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Part>>;
  readonly patternProperties?: Readonly<Record<string, Part>>;
  readonly additionalProperties?: Part | boolean;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
  readonly oneOf?: readonly Part[];
}

/** The part with what it refers to, and that in turn; its own words win. */
export function follow(part: Part, schema: Part): Part {
  return part.$ref === undefined ? part : { ...follow(referred(part.$ref, schema), schema), ...part };
}

/** The part that a `$ref` names. */
export function referred($ref: string, schema: Part): Part {
  const part = schema.$defs?.[$ref.replace('#/$defs/', '')];
  if (part === undefined) throw new Error(`the schema has no ${$ref}`);
  return part;
}

/** The form of a value that is a map with known keys: the part itself, or one of its alternatives; `null` if there is none. */
export function mapOf(part: Part): Part | null {
  return [part, ...(part.anyOf ?? [])].find(({ properties }) => properties !== undefined) ?? null;
}
